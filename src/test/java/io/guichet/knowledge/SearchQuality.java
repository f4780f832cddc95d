package io.guichet.knowledge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.brand.Brands;
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
 * How well the search finds what questions ask for. Without arguments: the shipped articles by {@code docs/search}. With
 * three, a collection of one's own: a file of documents ({@code id, title, body} as JSON lines), a file of questions (the
 * question, a tab, the ids that answer it, each with {@code =grade} where not 1) and the language.
 */
public final class SearchQuality {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int READ = 5;

    private SearchQuality() {}

    /** @param grades by slug; none where nothing answers */
    public record Judged(String brand, String text, Map<String, Integer> grades, String kind) {}

    /** @param found slugs, best first @param called whether the first is offered as an answer */
    record Ranked(Judged question, List<String> found, boolean called) {

        double ndcg() {
            double gain = 0;
            for (int place = 0; place < Math.min(READ, found.size()); place++) {
                gain += gain(question.grades().getOrDefault(found.get(place), 0), place);
            }
            var best = question.grades().values().stream()
                    .sorted(Comparator.reverseOrder())
                    .toList();
            double most = 0;
            for (int place = 0; place < Math.min(READ, best.size()); place++) {
                most += gain(best.get(place), place);
            }
            return gain / most;
        }

        private static double gain(int grade, int place) {
            return (Math.pow(2, grade) - 1) / (Math.log(place + 2) / Math.log(2));
        }

        double recall() {
            var hits = found.stream()
                    .limit(3)
                    .filter(question.grades()::containsKey)
                    .count();
            return (double) hits / Math.min(3, question.grades().size());
        }

        double reciprocalRank() {
            for (int place = 0; place < found.size(); place++) {
                if (question.grades().containsKey(found.get(place))) {
                    return 1.0 / (place + 1);
                }
            }
            return 0;
        }
    }

    /** @param refused of the questions that nothing answers, how many get no article called an answer */
    record Figures(int count, double ndcg, double recall, double mrr, double refused, double called) {

        static Figures of(List<Ranked> all) {
            var answered = all.stream()
                    .filter(ranked -> !ranked.question().grades().isEmpty())
                    .toList();
            var others = all.stream()
                    .filter(ranked -> ranked.question().grades().isEmpty())
                    .toList();
            return new Figures(
                    answered.size(),
                    answered.stream().mapToDouble(Ranked::ndcg).average().orElse(0),
                    answered.stream().mapToDouble(Ranked::recall).average().orElse(0),
                    answered.stream()
                            .mapToDouble(Ranked::reciprocalRank)
                            .average()
                            .orElse(0),
                    others.stream()
                            .mapToDouble(ranked -> ranked.called() ? 0 : 1)
                            .average()
                            .orElse(Double.NaN),
                    answered.stream()
                            .mapToDouble(ranked -> ranked.called() ? 1 : 0)
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
                "refused");
        if (args.length == 3) {
            var articles = documents(Path.of(args[0]), args[2]);
            var questions = questions(Path.of(args[1]));
            print(args[2], Figures.of(rank(articles, questions, args[2])));
            print(args[2] + ", plain BM25", Figures.of(plain(articles, questions, args[2])));
            return;
        }
        for (var language : List.of("fr", "en")) {
            print(language + ", within each brand", Figures.of(shipped(language)));
            var kinds = shipped(language).stream()
                    .map(ranked -> ranked.question().kind())
                    .distinct()
                    .toList();
            for (var kind : kinds) {
                print(
                        "   " + kind,
                        Figures.of(shipped(language).stream()
                                .filter(ranked -> ranked.question().kind().equals(kind))
                                .toList()));
            }
        }
    }

    private static void print(String what, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %5d %7.3f %8.3f %6.3f %8.3f %7.3f%n",
                what,
                figures.count(),
                figures.ndcg(),
                figures.recall(),
                figures.mrr(),
                figures.called(),
                figures.refused());
    }

    /** The questions of {@code docs/search}, each looked for among the shipped articles of its brand. */
    static List<Ranked> shipped(String language) throws IOException {
        var files = new ModelFiles(".", List.of());
        var brands = new Brands(files);
        var questions = judged(language);
        var ranked = new ArrayList<Ranked>();
        for (var brand : brands.all()) {
            var articles = ShippedArticles.of(files, brand).stream()
                    .filter(writing -> writing.language().equals(language))
                    .map(writing -> article(writing.slug(), language, writing.content()))
                    .toList();
            var here = questions.stream()
                    .filter(question -> question.brand().equals(brand.id()))
                    .toList();
            ranked.addAll(rank(numbered(articles), here, language));
        }
        return ranked;
    }

    static List<Ranked> rank(List<Article> articles, List<Judged> questions, String language) throws IOException {
        var folder = Files.createTempDirectory("search");
        var common = Synonyms.common(language);
        try (var index = ArticleIndex.open(folder, "quality", 1)) {
            for (var article : articles) {
                index.take(article);
            }
            index.show(1);
            var ranked = new ArrayList<Ranked>();
            for (var question : questions) {
                var found = index.search(new Asked(question.text(), language, false, null, 10), common);
                ranked.add(new Ranked(
                        question,
                        found.stream().map(Found::slug).toList(),
                        !found.isEmpty() && found.get(0).answers()));
            }
            return ranked;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** By BM25 over the stems of title and text alone. */
    private static List<Ranked> plain(List<Article> articles, List<Judged> questions, String language)
            throws IOException {
        var folder = Files.createTempDirectory("plain");
        try (var index = ArticleIndex.open(folder, "quality", 1)) {
            for (var article : articles) {
                index.take(article);
            }
            index.show(1);
            index.commit();
            try (var reader = DirectoryReader.open(FSDirectory.open(folder))) {
                var searcher = new IndexSearcher(reader);
                var ranked = new ArrayList<Ranked>();
                for (var question : questions) {
                    var query = new BooleanQuery.Builder();
                    for (var word : Speech.of(language).read(question.text())) {
                        query.add(new TermQuery(new Term(Fields.of(language).all(), word.stem())), Occur.SHOULD);
                    }
                    var found = new ArrayList<String>();
                    for (var hit : searcher.search(query.build(), 10).scoreDocs) {
                        found.add(searcher.storedFields().document(hit.doc).get("slug"));
                    }
                    ranked.add(new Ranked(question, found, !found.isEmpty()));
                }
                return ranked;
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The questions of {@code docs/search}, with the slugs that answer them. */
    public static List<Judged> judged(String language) throws IOException {
        return Files.readAllLines(Path.of("docs/search/questions.%s.tsv".formatted(language))).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(parts -> new Judged(parts[0], parts[1], grades(parts[2], 2), parts[3]))
                .toList();
    }

    private static List<Judged> questions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length > 1)
                .map(parts -> new Judged("", parts[0], grades(parts[1], 1), ""))
                .toList();
    }

    private static Map<String, Integer> grades(String told, int usual) {
        var grades = new LinkedHashMap<String, Integer>();
        Arrays.stream(told.strip().split("\\s+")).filter(one -> !one.isEmpty()).forEach(one -> {
            var at = one.lastIndexOf('=');
            var graded = at > 0 && one.substring(at + 1).matches("\\d+");
            grades.put(graded ? one.substring(0, at) : one, graded ? Integer.valueOf(one.substring(at + 1)) : usual);
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
                    new Content(
                            cut(document.path("title").asText(), Content.TITLE),
                            body.isBlank() ? "—" : cut(body, Content.BODY),
                            "",
                            null,
                            null,
                            Audience.PUBLIC,
                            Status.PUBLISHED,
                            null)));
        }
        return numbered(articles);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static Article article(String slug, String language, Content content) {
        return new Article(0, "", slug, language, content, null, false, 1, Instant.EPOCH, "", Instant.EPOCH, "", 1);
    }

    private static List<Article> numbered(List<Article> articles) {
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
