package io.guichet.knowledge.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.BenchmarkApplication;
import io.guichet.brand.Brands;
import io.guichet.knowledge.ShippedArticles;
import io.guichet.model.ModelFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the import of 10,000 articles through the API and searches among them: the whole application on a real
 * PostgreSQL. {@code mvn -Pspeed -Dspeed=search}; about two minutes. Articles are generated from the words of the
 * shipped ones by frequency and from words of their own; queries are those of docs/search.
 */
public final class SearchBenchmark {

    private static final int ARTICLES = 10_000;
    private static final int WORDS = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final ConfigurableApplicationContext desk;

    private SearchBenchmark(ConfigurableApplicationContext desk) {
        this.desk = desk;
        this.baseUrl = "http://localhost:%s/api/brands/zoom/articles"
                .formatted(desk.getEnvironment().getProperty("local.server.port"));
    }

    public static void main(String... args) throws Exception {
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server, "--guichet.reconciler.enabled=false")) {
            new SearchBenchmark(desk).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        var lines = lines("fr") + "\n" + lines("en");
        for (int round = 1; round <= 2; round++) {
            var start = System.nanoTime();
            var response = http.send(
                    request("/import")
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(lines))
                            .build(),
                    BodyHandlers.ofString());
            System.out.printf("import %d: %,d ms, %s%n", round, elapsed(start).toMillis(), abbreviate(response.body()));
        }
        for (var language : List.of("fr", "en")) {
            var questions = questions(language);
            measureApi(language, questions, "through the API, first round");
            measureApi(language, questions, "through the API");
            measureSearch(language, questions);
        }
        var memory = Runtime.getRuntime();
        System.gc();
        System.out.printf("heap in use afterwards: %,d MB%n", (memory.totalMemory() - memory.freeMemory()) >> 20);
    }

    private void measureApi(String language, List<String> questions, String label) throws Exception {
        var times = new ArrayList<Long>();
        for (var question : questions) {
            // Anonymously, as a customer.
            var url = baseUrl + "/search?language=%s&q=%s"
                    .formatted(language, URLEncoder.encode(question, StandardCharsets.UTF_8));
            var request = HttpRequest.newBuilder(URI.create(url)).GET().build();
            var start = System.nanoTime();
            http.send(request, BodyHandlers.ofString());
            times.add(elapsed(start).toNanos());
        }
        report(language + ", " + label, times);
    }

    private void measureSearch(String language, List<String> questions) {
        var search = desk.getBean(ArticleSearch.class);
        var brand = desk.getBean(Brands.class).get("zoom");
        var times = new ArrayList<Long>();
        for (var question : questions) {
            var start = System.nanoTime();
            search.find(brand, new SearchRequest(question, language, false, null, 10));
            times.add(elapsed(start).toNanos());
        }
        report(language + ", the search alone", times);
    }

    private static void report(String label, List<Long> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: %d questions, p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                label,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 95 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }

    private String lines(String language) {
        var files = new ModelFiles(".", List.of());
        var words = new Brands(files)
                .all().stream()
                        .flatMap(brand -> ShippedArticles.load(files, brand).stream())
                        .filter(input -> input.language().equals(language))
                        .flatMap(input -> Arrays.stream(input.content().body().split("\\s+")))
                        .toList();
        var random = new Random(language.hashCode());
        return random.ints(ARTICLES / 2, 0, Integer.MAX_VALUE)
                .mapToObj(number -> {
                    var text = random.ints(WORDS, 0, words.size())
                            .mapToObj(word -> random.nextInt(10) == 0
                                    ? words.get(word) + random.nextInt(ARTICLES)
                                    : words.get(word))
                            .toList();
                    return line(language, text);
                })
                .collect(Collectors.joining("\n"));
    }

    private int articleCount;

    private String line(String language, List<String> text) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "slug",
                    "generated-" + articleCount++,
                    "language",
                    language,
                    "title",
                    String.join(" ", text.subList(0, 8)),
                    "body",
                    String.join(" ", text)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> questions(String language) throws Exception {
        return Files.readAllLines(Path.of("docs/search/questions.%s.tsv".formatted(language))).stream()
                .skip(1)
                .map(line -> line.split("\t")[1])
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        var credentials = Base64.getEncoder().encodeToString("first:a quiet lamp by the sea".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Authorization", "Basic " + credentials);
    }

    private static Duration elapsed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String abbreviate(String text) {
        return text.substring(0, Math.min(120, text.length()));
    }
}
