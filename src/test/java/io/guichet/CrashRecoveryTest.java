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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of acknowledged requests survive a crash. */
class CrashRecoveryTest {

    private static final String[] SETTINGS = {
        "--guichet.demo=false",
        "--guichet.email.public-url=http://localhost:8080",
        "--guichet.access.admin-id=first",
        "--guichet.access.admin-password=a quiet lamp by the sea"
    };

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    /** The brand calls a lead after a minute, which passes while the application is down. */
    @Test
    void keepsATicketAndItsTimerThroughACrash() throws Exception {
        var models = brandWithShortTimers();
        String number;
        try (var desk = ApplicationProcess.start(folder, settings(models))) {
            var response = post(
                    desk.awaitBaseUrl(),
                    "/api/brands/hasty/tickets",
                    """
                    {"requester": {"email": "ada@example.org", "name": "Ada", "language": "en"},
                     "subject": "Is this kept?", "body": "I hope so."}""");
            desk.kill();
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            number = json(response).get("number").asText();
        }

        assertThat(storedEmailTemplates(number)).containsExactly("acknowledgement");
        passAMinute();
        try (var desk = ApplicationProcess.start(folder, settings(models))) {
            var baseUrl = desk.awaitBaseUrl();

            assertThat(tasks(baseUrl, number)).contains("Task_Triage");
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(tasks(baseUrl, number))
                            .containsExactlyInAnyOrder("Task_Triage", "Task_DecideAsLead"));
        }
    }

    private String[] settings(Path models) {
        var settings = new ArrayList<>(List.of(SETTINGS));
        settings.add("--guichet.models.additional-folders=" + models.toUri());
        return settings.toArray(String[]::new);
    }

    /** The help centre's tables under another name, with short waiting times. */
    private Path brandWithShortTimers() throws IOException {
        var models = folder.resolve("models");
        var policies = Files.createDirectories(models.resolve("processes/policies/hasty"));
        for (var source : List.of("defaults", "helpcenter")) {
            try (var files = Files.list(Path.of("processes/policies", source))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var text = Files.readString(file)
                            .replace("HC-", "HA-")
                            .replace("PT4H", "PT1M")
                            .replace("BUSINESS_HOURS", "ELAPSED");
                    Files.writeString(policies.resolve(file.getFileName()), text);
                }
            }
        }
        return models;
    }

    /** Brings the timers forward. */
    private void passAMinute() throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var update = connection.createStatement()) {
            assertThat(
                            update.executeUpdate(
                                    "update ACT_RU_JOB set DUEDATE_ = dateadd(minute, -1, DUEDATE_) where DUEDATE_ < dateadd(minute, 2, localtimestamp)"))
                    .isPositive();
        }
    }

    private List<String> storedEmailTemplates(String number) throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var query = connection.prepareStatement(
                        "select l.template from email l join ticket t on t.number = l.number where t.number = ?")) {
            query.setString(1, number);
            var templates = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    templates.add(rows.getString(1));
                }
            }
            return templates;
        }
    }

    private List<String> tasks(URI desk, String number) throws IOException, InterruptedException {
        var request = request(desk, "/engine-rest/task?processInstanceBusinessKey=" + number)
                .GET()
                .build();
        return json(http.send(request, HttpResponse.BodyHandlers.ofString())).findValuesAsText("taskDefinitionKey");
    }

    private HttpResponse<String> post(URI desk, String path, String body) throws IOException, InterruptedException {
        var request = request(desk, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI desk, String path) {
        var credentials = Base64.getEncoder().encodeToString("first:a quiet lamp by the sea".getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create(desk + path)).header("Authorization", "Basic " + credentials);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JsonMapper.builder().build().readTree(response.body());
    }
}
