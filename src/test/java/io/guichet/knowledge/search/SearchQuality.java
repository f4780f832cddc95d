package io.guichet.knowledge.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.brand.Brands;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.ShippedArticles;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the search quality. Without arguments: the shipped articles by the questions of {@code docs/search}. With
 * three, another collection: a file of documents ({@code id, title, body} as JSON lines), a file of questions (the
 * question, a tab, the ids that answer it, each with {@code =grade} if not 1) and the language.
 */
public final class SearchQuality {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CUTOFF = 5;

    private SearchQuality() {}

    /** @param grades grades by slug; empty if no article answers */
    public record JudgedQuestion(String brand, String text, Map<String, Integer> grades, String kind) {}

    /**
     * @param slugs best first
     * @param answered whether the first is a good match
     */
    record RankedQuestion(JudgedQuestion question, List<String> slugs, boolean answered) {

        double ndcg() {
            double gain = 0;
            for (int position = 0; position < Math.min(CUTOFF, slugs.size()); position++) {
                gain += gain(question.grades().getOrDefault(slugs.get(position), 0), position);
            }
            var best = question.grades().values().stream()
                    .sorted(Comparator.reverseOrder())
                    .toList();
            double ideal = 0;
            for (int position = 0; position < Math.min(CUTOFF, best.size()); position++) {
                ideal += gain(best.get(position), position);
            }
            return gain / ideal;
        }

        private static double gain(int grade, int position) {
            return (Math.pow(2, grade) - 1) / (Math.log(position + 2) / Math.log(2));
        }

        double recall() {
            var hits = slugs.stream()
                    .limit(3)
                    .filter(question.grades()::containsKey)
                    .count();
            return (double) hits / Math.min(3, question.grades().size());
        }

        double reciprocalRank() {
            for (int position = 0; position < slugs.size(); position++) {
                if (question.grades().containsKey(slugs.get(position))) {
                    return 1.0 / (position + 1);
                }
            }
            return 0;
        }
    }

    /** @param rejected share of the unanswerable questions without a good match */
    record SearchMetrics(int count, double ndcg, double recall, double mrr, double rejected, double answered) {

        static SearchMetrics of(List<RankedQuestion> questions) {
            var answered = questions.stream()
                    .filter(ranked -> !ranked.question().grades().isEmpty())
                    .toList();
            var unanswerable = questions.stream()
                    .filter(ranked -> ranked.question().grades().isEmpty())
                    .toList();
            return new SearchMetrics(
                    answered.size(),
                    answered.stream()
                            .mapToDouble(RankedQuestion::ndcg)
                            .average()
                            .orElse(0),
                    answered.stream()
                            .mapToDouble(RankedQuestion::recall)
                            .average()
                            .orElse(0),
                    answered.stream()
                            .mapToDouble(RankedQuestion::reciprocalRank)
                            .average()
                            .orElse(0),
                    unanswerable.stream()
                            .mapToDouble(ranked -> ranked.answered() ? 0 : 1)
                            .average()
                            .orElse(Double.NaN),
                    answered.stream()
                            .mapToDouble(ranked -> ranked.answered() ? 1 : 0)
                            .average()
                            .orElse(0));
        }
    }

    public static void main(String[] args) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%-34s %5s %7s %8s %6s %8s %7s%n",
                "",
                "n",
                "nDCG@5",
                "Recall@3",
                "MRR",
                "answered",
                "rejected");
        if (args.length == 3) {
            var articles = documents(Path.of(args[0]), args[2]);
            var questions = questions(Path.of(args[1]));
            print(args[2], SearchMetrics.of(rank(articles, questions, args[2])));
            print(args[2] + ", plain BM25", SearchMetrics.of(rankByBm25(articles, questions, args[2])));
            return;
        }
        for (var language : List.of("fr", "en")) {
            print(language + ", within each brand", SearchMetrics.of(rankShipped(language)));
            var kinds = rankShipped(language).stream()
                    .map(ranked -> ranked.question().kind())
                    .distinct()
                    .toList();
            for (var kind : kinds) {
                print(
                        "   " + kind,
                        SearchMetrics.of(rankShipped(language).stream()
                                .filter(ranked -> ranked.question().kind().equals(kind))
                                .toList()));
            }
        }
    }

    private static void print(String label, SearchMetrics metrics) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %5d %7.3f %8.3f %6.3f %8.3f %7.3f%n",
                label,
                metrics.count(),
                metrics.ndcg(),
                metrics.recall(),
                metrics.mrr(),
                metrics.answered(),
                metrics.rejected());
    }

    /** Ranks the questions of {@code docs/search} among the shipped articles of their brand. */
    static List<RankedQuestion> rankShipped(String language) throws IOException {
        var files = new ModelFiles(".", List.of());
        var brands = new Brands(files);
        var questions = judgedQuestions(language);
        var ranked = new ArrayList<RankedQuestion>();
        for (var brand : brands.all()) {
            var articles = ShippedArticles.load(files, brand).stream()
                    .filter(input -> input.language().equals(language))
                    .map(input -> article(input.slug(), language, input.content()))
                    .toList();
            var brandQuestions = questions.stream()
                    .filter(question -> question.brand().equals(brand.id()))
                    .toList();
            ranked.addAll(rank(withIds(articles), brandQuestions, language));
        }
        return ranked;
    }

    static List<RankedQuestion> rank(List<Article> articles, List<JudgedQuestion> questions, String language)
            throws IOException {
        var folder = Files.createTempDirectory("search");
        var common = Synonyms.common(language);
        try (var index = ArticleIndex.open(folder, "quality", 1)) {
            for (var article : articles) {
                index.update(article);
            }
            index.refresh(1);
            var ranked = new ArrayList<RankedQuestion>();
            for (var question : questions) {
                var hits = index.search(new SearchRequest(question.text(), language, false, null, 10), common);
                ranked.add(new RankedQuestion(
                        question,
                        hits.stream().map(SearchHit::slug).toList(),
                        !hits.isEmpty() && hits.get(0).isGoodMatch()));
            }
            return ranked;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Baseline: BM25 over the stems of title and text. */
    private static List<RankedQuestion> rankByBm25(
            List<Article> articles, List<JudgedQuestion> questions, String language) throws IOException {
        var folder = Files.createTempDirectory("plain");
        try (var index = ArticleIndex.open(folder, "quality", 1)) {
            for (var article : articles) {
                index.update(article);
            }
            index.refresh(1);
            index.commit();
            try (var reader = DirectoryReader.open(FSDirectory.open(folder))) {
                var searcher = new IndexSearcher(reader);
                var ranked = new ArrayList<RankedQuestion>();
                for (var question : questions) {
                    var query = new BooleanQuery.Builder();
                    for (var word : LanguageAnalyzer.of(language).tokens(question.text())) {
                        query.add(
                                new TermQuery(new Term(IndexFields.of(language).text(), word.stem())), Occur.SHOULD);
                    }
                    var hits = new ArrayList<String>();
                    for (var hit : searcher.search(query.build(), 10).scoreDocs) {
                        hits.add(searcher.storedFields().document(hit.doc).get("slug"));
                    }
                    ranked.add(new RankedQuestion(question, hits, !hits.isEmpty()));
                }
                return ranked;
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The questions of {@code docs/search} with the slugs that answer them. */
    public static List<JudgedQuestion> judgedQuestions(String language) throws IOException {
        return Files.readAllLines(Path.of("docs/search/questions.%s.tsv".formatted(language))).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(parts -> new JudgedQuestion(parts[0], parts[1], grades(parts[2], 2), parts[3]))
                .toList();
    }

    private static List<JudgedQuestion> questions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length > 1)
                .map(parts -> new JudgedQuestion("", parts[0], grades(parts[1], 1), ""))
                .toList();
    }

    private static Map<String, Integer> grades(String text, int defaultGrade) {
        var grades = new LinkedHashMap<String, Integer>();
        Arrays.stream(text.strip().split("\\s+"))
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    var at = entry.lastIndexOf('=');
                    var hasGrade = at > 0 && entry.substring(at + 1).matches("\\d+");
                    grades.put(
                            hasGrade ? entry.substring(0, at) : entry,
                            hasGrade ? Integer.valueOf(entry.substring(at + 1)) : defaultGrade);
                });
        return Collections.unmodifiableMap(grades);
    }

    private static List<Article> documents(Path file, String language) throws IOException {
        var articles = new ArrayList<Article>();
        for (var line : Files.readAllLines(file)) {
            var document = JSON.readTree(line);
            var body = document.path("body").asText();
            articles.add(article(
                    document.path("id").asText(),
                    language,
                    new ArticleContent(
                            truncate(document.path("title").asText(), ArticleContent.MAX_TITLE),
                            body.isBlank() ? "—" : truncate(body, ArticleContent.MAX_BODY),
                            "",
                            null,
                            null,
                            Audience.PUBLIC,
                            ArticleStatus.PUBLISHED,
                            null)));
        }
        return withIds(articles);
    }

    private static String truncate(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static Article article(String slug, String language, ArticleContent content) {
        return new Article(0, "", slug, language, content, null, false, 1, Instant.EPOCH, "", Instant.EPOCH, "", 1);
    }

    private static List<Article> withIds(List<Article> articles) {
        var numbered = new ArrayList<Article>();
        for (var article : articles) {
            numbered.add(new Article(
                    numbered.size() + 1,
                    "",
                    article.slug(),
                    article.language(),
                    article.content(),
                    null,
                    false,
                    1,
                    Instant.EPOCH,
                    "",
                    Instant.EPOCH,
                    "",
                    1));
        }
        return numbered;
    }
}
