package io.guichet.knowledge.search;

import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Audience;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene index of one brand's published articles, in a folder that only this process writes. It can be rebuilt from the
 * database at any time.
 */
final class ArticleIndex implements Closeable {

    /** Version of the index format; an index of another version is rebuilt. */
    private static final String FORMAT_VERSION = "3";

    /** Number of candidates that are rescored by word proximity. */
    private static final int RESCORED_CANDIDATES = 100;

    /** Few segments, because a search visits them one by one; articles are rarely written and often read. */
    private static final int SEGMENTS_PER_TIER = 4;

    private static final int FLOOR_SEGMENT_MB = 16;

    private final Directory folder;
    private final IndexWriter writer;
    private final SearcherManager searcherManager;
    private final String databaseId;
    private volatile long indexedChange;

    private ArticleIndex(Directory folder, IndexWriter writer, String databaseId, long indexedChange)
            throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.searcherManager = new SearcherManager(writer, null);
        this.databaseId = databaseId;
        this.indexedChange = indexedChange;
    }

    /**
     * Opens the index at that path if it belongs to this database, otherwise creates an empty one. Throws {@link
     * IOException} if it is corrupt.
     *
     * @param databaseId id of the database
     * @param last last change number of the database: an index beyond it belongs to a database that was restored from a
     * backup
     */
    static ArticleIndex open(Path path, String databaseId, long last) throws IOException {
        var folder = FSDirectory.open(path);
        try {
            var indexedChange = DirectoryReader.indexExists(folder) ? indexedChange(folder, databaseId, last) : 0;
            var writer = new IndexWriter(
                    folder,
                    new IndexWriterConfig(new LanguageFieldAnalyzer())
                            .setSimilarity(new FieldSimilarity())
                            .setCommitOnClose(false)
                            .setMergePolicy(new TieredMergePolicy()
                                    .setSegmentsPerTier(SEGMENTS_PER_TIER)
                                    .setFloorSegmentMB(FLOOR_SEGMENT_MB))
                            .setOpenMode(indexedChange == 0 ? OpenMode.CREATE : OpenMode.APPEND));
            return new ArticleIndex(folder, writer, databaseId, indexedChange);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static long indexedChange(Directory folder, String databaseId, long last) throws IOException {
        var commitData = SegmentInfos.readLatestCommit(folder).getUserData();
        var indexedChange = Long.parseLong(commitData.getOrDefault("change", "0"));
        if (!databaseId.equals(commitData.get("databaseId"))
                || !FORMAT_VERSION.equals(commitData.get("format"))
                || indexedChange > last) {
            return 0;
        }
        try (var reader = DirectoryReader.open(folder)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        return indexedChange;
    }

    /** The last change number that is searchable. */
    long indexedChange() {
        return indexedChange;
    }

    /** Replaces an article's document; it is searchable after {@link #refresh(long)}. */
    void update(Article article) throws IOException {
        var id = new Term("id", Long.toString(article.id()));
        if (article.isPublished()) {
            writer.updateDocument(id, document(article));
        } else {
            writer.deleteDocuments(id);
        }
    }

    /** Makes all updates searchable, which include all changes up to that number. */
    void refresh(long changeNumber) throws IOException {
        searcherManager.maybeRefreshBlocking();
        indexedChange = changeNumber;
    }

    /** Makes the searchable state durable. */
    void commit() throws IOException {
        writer.setLiveCommitData(
                Map.of("databaseId", databaseId, "format", FORMAT_VERSION, "change", Long.toString(indexedChange))
                        .entrySet());
        writer.commit();
    }

    /** The matching articles, best first. */
    List<SearchHit> search(SearchRequest request, Synonyms synonyms) throws IOException {
        var analyzer = LanguageAnalyzer.of(request.language());
        var searcher = searcherManager.acquire();
        try {
            var fields = IndexFields.of(request.language());
            var parsedQuery = ParsedQuery.parse(request.text(), analyzer, synonyms, fields, searcher.getIndexReader());
            if (parsedQuery.isEmpty()) {
                return List.of();
            }
            var hits = rescore(searcher, parsedQuery, candidates(searcher, parsedQuery, request), request.limit());
            var coverages = coverages(searcher, parsedQuery, hits);
            var excerpts = new ExcerptBuilder(analyzer, parsedQuery);
            var results = new ArrayList<SearchHit>();
            for (var hit : hits) {
                var stored = searcher.storedFields().document(hit.doc);
                results.add(excerpts.hit(
                        stored, hit.score, Math.min(1, coverages.get(hit.doc) / parsedQuery.totalWeight())));
            }
            return results;
        } finally {
            searcherManager.release(searcher);
        }
    }

    /**
     * The articles with most of the terms. With this many terms, scoring every document is faster than skipping
     * non-competitive ones.
     */
    private static TopDocs candidates(IndexSearcher searcher, ParsedQuery parsedQuery, SearchRequest request)
            throws IOException {
        var query = parsedQuery.termsQuery();
        addExclusions(request, query);
        var candidateCount = Math.max(RESCORED_CANDIDATES, request.limit());
        return searcher.search(query.build(), new TopScoreDocCollectorManager(candidateCount, Integer.MAX_VALUE));
    }

    private static ScoreDoc[] rescore(IndexSearcher searcher, ParsedQuery parsedQuery, TopDocs candidates, int limit)
            throws IOException {
        return QueryRescorer.rescore(searcher, candidates, parsedQuery.proximityQuery(), 1, limit).scoreDocs;
    }

    /** Total weight of the query terms that each article contains. */
    private static Map<Integer, Double> coverages(IndexSearcher searcher, ParsedQuery parsedQuery, ScoreDoc[] hits)
            throws IOException {
        var coverages = new TreeMap<Integer, Double>();
        for (var hit : hits) {
            coverages.put(hit.doc, 0.0);
        }
        var leaves = searcher.getIndexReader().leaves();
        for (var term : parsedQuery.terms()) {
            var weight = searcher.createWeight(
                    searcher.rewrite(parsedQuery.variantsQuery(term)), ScoreMode.COMPLETE_NO_SCORES, 1);
            Scorer scorer = null;
            LeafReaderContext leaf = null;
            for (var coverage : coverages.entrySet()) {
                var docLeaf = leaves.get(ReaderUtil.subIndex(coverage.getKey(), leaves));
                if (docLeaf != leaf) {
                    leaf = docLeaf;
                    scorer = weight.scorer(leaf);
                }
                var doc = coverage.getKey() - leaf.docBase;
                if (scorer != null
                        && (scorer.docID() == doc
                                || scorer.docID() < doc && scorer.iterator().advance(doc) == doc)) {
                    coverage.setValue(coverage.getValue() + term.weight());
                }
            }
        }
        return coverages;
    }

    /** Filters by audience, language and product: excluding few documents is faster than including many. */
    private static void addExclusions(SearchRequest request, BooleanQuery.Builder query) {
        if (!request.staff()) {
            query.add(new TermQuery(new Term("audience", Audience.STAFF.value())), Occur.MUST_NOT);
        }
        if (request.product() != null) {
            var otherProducts = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term("hasProduct", "")), Occur.MUST)
                    .add(new TermQuery(new Term("product", request.product())), Occur.MUST_NOT);
            query.add(otherProducts.build(), Occur.MUST_NOT);
        }
    }

    private static Document document(Article article) {
        var content = article.content();
        var fields = IndexFields.of(article.language());
        var document = new Document();
        document.add(new StringField("id", Long.toString(article.id()), Store.YES));
        document.add(new StoredField("slug", article.slug()));
        document.add(new StringField("language", article.language(), Store.YES));
        document.add(new StringField("audience", content.audience().value(), Store.YES));
        if (content.product() != null) {
            document.add(new StringField("product", content.product(), Store.NO));
            document.add(new StringField("hasProduct", "", Store.NO));
        }
        document.add(new StoredField("title", content.title()));
        var text = new StringBuilder(content.title()).append('\n').append(content.keywords());
        var articleText = ArticleText.of(content.body());
        articleText.sections().forEach(section -> text.append('\n').append(section.title()));
        for (var passage : articleText.passages()) {
            text.append('\n').append(passage.text());
            document.add(new StoredField("passage", passage.text()));
            document.add(new StoredField(
                    "anchor", passage.section() == null ? "" : passage.section().anchor()));
        }
        document.add(new TextField(fields.title(), content.title(), Store.NO));
        document.add(new TextField(fields.text(), text.toString(), Store.NO));
        document.add(new TextField(fields.roots(), text.toString(), Store.NO));
        document.add(new TextField(fields.exact(), text.toString(), Store.NO));
        return document;
    }

    @Override
    public void close() throws IOException {
        searcherManager.close();
        writer.close();
        folder.close();
    }

    /** Analyses each field in the language that its name ends with. */
    private static final class LanguageFieldAnalyzer extends DelegatingAnalyzerWrapper {

        LanguageFieldAnalyzer() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            var analyzer = LanguageAnalyzer.of(field.substring(field.indexOf('.') + 1));
            return switch (field.substring(0, field.indexOf('.') + 1)) {
                case "exact." -> analyzer.exact();
                case "roots." -> analyzer.roots();
                default -> analyzer.stems();
            };
        }
    }
}
