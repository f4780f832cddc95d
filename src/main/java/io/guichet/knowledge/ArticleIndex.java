package io.guichet.knowledge;

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
 * The index of one brand's published articles, in a folder that this process alone writes. It is a copy: whatever becomes
 * of it, it is made again from the database.
 */
final class ArticleIndex implements Closeable {

    /** Counts the ways in which articles were put into the index; one that was made another way is made again. */
    private static final String FORM = "2";

    /** So many of those that have the words are looked at for words beside each other. */
    private static final int LOOKED_AT_CLOSER = 100;

    /** Of few segments, which a search goes through one after the other; articles are written seldom and read often. */
    private static final int SEGMENTS_OF_A_SIZE = 4;

    private static final int SMALL_SEGMENT_MB = 16;

    private final Directory folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final String library;
    private volatile long seen;

    private ArticleIndex(Directory folder, IndexWriter writer, String library, long seen) throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.library = library;
        this.seen = seen;
    }

    /**
     * Opens what lies there if it was made from this library of articles, else begins anew. Throws {@link IOException} when
     * what lies there is broken.
     *
     * @param library names the database
     * @param last the number of the library's last change: an index that has seen more is of a library that was put back
     */
    static ArticleIndex open(Path path, String library, long last) throws IOException {
        var folder = FSDirectory.open(path);
        try {
            var seen = DirectoryReader.indexExists(folder) ? seen(folder, library, last) : 0;
            var writer = new IndexWriter(
                    folder,
                    new IndexWriterConfig(new ByField())
                            .setSimilarity(new Weighing())
                            .setCommitOnClose(false)
                            .setMergePolicy(new TieredMergePolicy()
                                    .setSegmentsPerTier(SEGMENTS_OF_A_SIZE)
                                    .setFloorSegmentMB(SMALL_SEGMENT_MB))
                            .setOpenMode(seen == 0 ? OpenMode.CREATE : OpenMode.APPEND));
            return new ArticleIndex(folder, writer, library, seen);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static long seen(Directory folder, String library, long last) throws IOException {
        var told = SegmentInfos.readLatestCommit(folder).getUserData();
        var seen = Long.parseLong(told.getOrDefault("seen", "0"));
        if (!library.equals(told.get("library")) || !FORM.equals(told.get("form")) || seen > last) {
            return 0;
        }
        try (var reader = DirectoryReader.open(folder)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        return seen;
    }

    /** The number of the last change that can be found. */
    long seen() {
        return seen;
    }

    /** Takes an article as it is now in place of what it was; it is found after {@link #show(long)}. */
    void take(Article article) throws IOException {
        var id = new Term("id", Long.toString(article.id()));
        if (article.isPublished()) {
            writer.updateDocument(id, document(article));
        } else {
            writer.deleteDocuments(id);
        }
    }

    /** Lets everything that was taken be found; all changes up to that number are in it. */
    void show(long change) throws IOException {
        searchers.maybeRefreshBlocking();
        seen = change;
    }

    /** Makes what can be found survive the process. */
    void commit() throws IOException {
        writer.setLiveCommitData(Map.of("library", library, "form", FORM, "seen", Long.toString(seen))
                .entrySet());
        writer.commit();
    }

    /** The articles that speak of what is asked, best first. */
    List<Found> search(Asked asked, Synonyms synonyms) throws IOException {
        var speech = Speech.of(asked.language());
        var searcher = searchers.acquire();
        try {
            var fields = Fields.of(asked.language());
            var sought = Sought.of(asked.text(), speech, synonyms, fields, searcher.getIndexReader());
            if (sought.isEmpty()) {
                return List.of();
            }
            var hits = closer(searcher, sought, first(searcher, sought, asked), asked.limit());
            var shares = shares(searcher, sought, hits);
            var excerpts = new Excerpts(speech, sought);
            var found = new ArrayList<Found>();
            for (var hit : hits) {
                var stored = searcher.storedFields().document(hit.doc);
                found.add(excerpts.of(stored, hit.score, Math.min(1, shares.get(hit.doc) / sought.weight())));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * Those that have most of the words. With so many words to look for, to weigh every article in one go takes less than to
     * find out which need not be weighed to the end.
     */
    private static TopDocs first(IndexSearcher searcher, Sought sought, Asked asked) throws IOException {
        var query = sought.words();
        without(asked, query);
        var most = Math.max(LOOKED_AT_CLOSER, asked.limit());
        return searcher.search(query.build(), new TopScoreDocCollectorManager(most, Integer.MAX_VALUE));
    }

    private static ScoreDoc[] closer(IndexSearcher searcher, Sought sought, TopDocs first, int limit)
            throws IOException {
        return QueryRescorer.rescore(searcher, first, sought.neighbours(), 1, limit).scoreDocs;
    }

    /** What the words weigh that each of these articles speaks of. */
    private static Map<Integer, Double> shares(IndexSearcher searcher, Sought sought, ScoreDoc[] hits)
            throws IOException {
        var shares = new TreeMap<Integer, Double>();
        for (var hit : hits) {
            shares.put(hit.doc, 0.0);
        }
        var leaves = searcher.getIndexReader().leaves();
        for (var word : sought.telling()) {
            var weight = searcher.createWeight(searcher.rewrite(sought.anyOf(word)), ScoreMode.COMPLETE_NO_SCORES, 1);
            Scorer scorer = null;
            LeafReaderContext leaf = null;
            for (var share : shares.entrySet()) {
                var here = leaves.get(ReaderUtil.subIndex(share.getKey(), leaves));
                if (here != leaf) {
                    leaf = here;
                    scorer = weight.scorer(leaf);
                }
                var doc = share.getKey() - leaf.docBase;
                if (scorer != null
                        && (scorer.docID() == doc
                                || scorer.docID() < doc && scorer.iterator().advance(doc) == doc)) {
                    share.setValue(share.getValue() + word.weight());
                }
            }
        }
        return shares;
    }

    /** Leaves out what is not for whoever asks: to exclude few takes less than to include many. */
    private static void without(Asked asked, BooleanQuery.Builder query) {
        if (!asked.staff()) {
            query.add(new TermQuery(new Term("audience", Audience.STAFF.word())), Occur.MUST_NOT);
        }
        if (asked.product() != null) {
            var others = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term("bound", "")), Occur.MUST)
                    .add(new TermQuery(new Term("product", asked.product())), Occur.MUST_NOT);
            query.add(others.build(), Occur.MUST_NOT);
        }
    }

    private static Document document(Article article) {
        var content = article.content();
        var fields = Fields.of(article.language());
        var document = new Document();
        document.add(new StringField("id", Long.toString(article.id()), Store.YES));
        document.add(new StoredField("slug", article.slug()));
        document.add(new StringField("language", article.language(), Store.YES));
        document.add(new StringField("audience", content.audience().word(), Store.YES));
        if (content.product() != null) {
            document.add(new StringField("product", content.product(), Store.NO));
            document.add(new StringField("bound", "", Store.NO));
        }
        document.add(new StoredField("heading", content.title()));
        var text = new StringBuilder(content.title()).append('\n').append(content.keywords());
        var read = ArticleText.of(content.body());
        read.contents().forEach(section -> text.append('\n').append(section.title()));
        for (var passage : read.passages()) {
            text.append('\n').append(passage.text());
            document.add(new StoredField("passage", passage.text()));
            document.add(new StoredField(
                    "anchor", passage.section() == null ? "" : passage.section().anchor()));
        }
        document.add(new TextField(fields.title(), content.title(), Store.NO));
        document.add(new TextField(fields.all(), text.toString(), Store.NO));
        document.add(new TextField(fields.roots(), text.toString(), Store.NO));
        document.add(new TextField(fields.words(), text.toString(), Store.NO));
        return document;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        folder.close();
    }

    /** Each field is read in the language that its name ends with. */
    private static final class ByField extends DelegatingAnalyzerWrapper {

        ByField() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            var speech = Speech.of(field.substring(field.indexOf('.') + 1));
            return switch (field.substring(0, field.indexOf('.') + 1)) {
                case "words." -> speech.words();
                case "roots." -> speech.roots();
                default -> speech.stems();
            };
        }
    }
}
