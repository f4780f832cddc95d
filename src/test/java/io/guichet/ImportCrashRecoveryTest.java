package io.guichet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is killed during an import while its index takes in committed articles. */
class ImportCrashRecoveryTest {

    private static final int ARTICLES = 3_000;

    private static final String[] SETTINGS = {
        "--guichet.demo=false",
        "--guichet.email.public-url=http://localhost:8080",
        "--guichet.access.admin-id=first",
        "--guichet.access.admin-password=a quiet lamp by the sea"
    };

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void repeatsAnInterruptedImportWithoutLossOrDuplicates() throws Exception {
        try (var desk = ApplicationProcess.start(folder, SETTINGS)) {
            var baseUrl = desk.awaitBaseUrl();
            var pendingImport = http.sendAsync(importRequest(baseUrl), BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(60)).until(() -> isFound(baseUrl, 250));
            desk.kill();
            assertThat(pendingImport.handle((response, failure) -> failure)).isNotNull();
        }

        var stored = count();
        assertThat(stored).isGreaterThan(250).isLessThan(ARTICLES);
        assertThat(countDistinctChanges()).isEqualTo(stored);
        try (var desk = ApplicationProcess.start(folder, SETTINGS)) {
            var baseUrl = desk.awaitBaseUrl();
            assertThat(isFound(baseUrl, stored - 1)).isTrue();
            assertThat(isFound(baseUrl, stored)).isFalse();

            var again = json(
                    http.send(importRequest(baseUrl), BodyHandlers.ofString()).body());

            assertThat(again.path("imported").asInt()).isEqualTo(ARTICLES);
            assertThat(again.path("failed")).isEmpty();
            assertThat(isFound(baseUrl, ARTICLES - 1)).isTrue();
        }
        assertThat(count()).isEqualTo(ARTICLES);
        assertThat(
                        queryNumber(
                                "select count(*) from article_revision where article in (select id from article where brand = 'zoom' and slug like 'made-%')"))
                .isEqualTo(ARTICLES);
    }

    private static HttpRequest importRequest(URI desk) {
        var lines = IntStream.range(0, ARTICLES)
                .mapToObj(
                        "{\"slug\":\"made-%1$d\",\"language\":\"en\",\"title\":\"Chapter made%1$d\",\"body\":\"It stands here.\"}"
                                ::formatted)
                .collect(Collectors.joining("\n"));
        return request(desk, "/import")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
    }

    private boolean isFound(URI desk, int article) throws IOException, InterruptedException {
        var response =
                http.send(request(desk, "/search?language=en&q=made" + article).build(), BodyHandlers.ofString());
        return json(response.body())
                .path("items")
                .findValuesAsText("slug")
                .equals(java.util.List.of("made-" + article));
    }

    private static HttpRequest.Builder request(URI desk, String path) {
        var credentials = Base64.getEncoder().encodeToString("first:a quiet lamp by the sea".getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create(desk + "/api/brands/zoom/articles" + path))
                .header("Authorization", "Basic " + credentials);
    }

    private int count() throws SQLException {
        return queryNumber("select count(*) from article where brand = 'zoom' and slug like 'made-%'");
    }

    /** Number of articles with a unique change number. */
    private int countDistinctChanges() throws SQLException {
        return queryNumber(
                "select count(distinct change_number) from article where brand = 'zoom' and slug like 'made-%'");
    }

    private int queryNumber(String sql) throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return JsonMapper.builder().build().readTree(text);
    }
}
