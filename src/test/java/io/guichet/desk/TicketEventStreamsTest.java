package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is on a ticket, over the API and as server-sent events. The schedule of the streams runs, too; more runs change nothing. */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("h2")
class TicketEventStreamsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TicketEventStreams streams;

    @Autowired
    private TicketPresence presence;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeEach
    void opensATicket() {
        // those of windows that other tests have closed
        streams.endAll();
        number = desk.opens("parcels", Map.of());
    }

    @AfterEach
    void endsStreams() {
        streams.endAll();
    }

    @Test
    void tellsWhoIsThereAndWhatTheCustomerWrites() throws IOException {
        var lines = open("agent");
        streams.run();

        report("lead", "WRITING");
        streams.run();
        assertThat(next(lines, "data:")).contains("\"user\":\"lead\"", "\"name\":\"Lead\"", "\"state\":\"WRITING\"");

        desk.customerWrites(number, "One thing <more>.");
        streams.run();
        assertThat(next(lines, "data:")).contains("One thing <more>.");

        desk.advancesTime(TicketPresence.ENDS_AFTER);
        streams.run();
        assertThat(next(lines, "data:")).isEqualTo("data:{\"staff\":[]}");
    }

    @Test
    void endsAfterHalfAMinute() {
        report("lead", "VIEWING");
        report("lead", "WRITING");
        report("agent", "VIEWING");

        desk.advancesTime(TicketPresence.ENDS_AFTER.minusMillis(1));
        assertThat(staffOn()).isEqualTo(2);
        desk.advancesTime(Duration.ofMillis(1));
        assertThat(staffOn()).isZero();
    }

    @Test
    void isForThoseWhoSeeTheTicket() throws IOException {
        assertThat(stream("agent-helpcenter").statusCode()).isEqualTo(404);
        var refused = ApiClient.as("agent", port).put("/api/tickets/" + number + "/presence", Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("state");
    }

    /** Who goes quickly through many tickets leaves streams behind, which end only when the next bytes are sent. */
    @Test
    void theOldestStreamOfAUserEndsWhenThereAreTooMany() throws IOException {
        var oldest = open("agent");
        for (int stream = 0; stream < TicketEventStreams.MAX_PER_USER; stream++) {
            open("agent");
        }

        assertThat(oldest.lines()).allMatch(line -> line.startsWith("retry:") || line.isEmpty());
        assertThat(streams.count()).isEqualTo(TicketEventStreams.MAX_PER_USER);
    }

    @Test
    void endsWithoutAnErrorAfterTheSession(CapturedOutput output) throws IOException {
        var browser = HttpBrowser.signedIn(port, "agent");
        var lines = browser.open("/api/tickets/" + number + "/events").body();
        browser.submitForm("/desk", "/sign-out", "");
        var before = output.getAll().length();

        streams.endAll();

        assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8)).contains(":open");
        assertThat(output.getAll().substring(before)).doesNotContain("ERROR");
    }

    private long staffOn() {
        return presence.on(java.util.List.of(number)).stream()
                .filter(row -> row.staff() != null)
                .count();
    }

    private void report(String user, String state) {
        assertThat(ApiClient.as(user, port)
                        .put("/api/tickets/" + number + "/presence", Map.of("state", state))
                        .status())
                .isEqualTo(204);
    }

    private BufferedReader open(String user) throws IOException {
        var stream = stream(user);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
        next(lines, ":open");
        return lines;
    }

    private HttpResponse<java.io.InputStream> stream(String user) throws IOException {
        var pair = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/tickets/%s/events".formatted(port, number)))
                .header("Authorization", "Basic " + pair)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String next(BufferedReader lines, String start) throws IOException {
        var line = lines.readLine();
        while (!line.startsWith(start)) {
            line = lines.readLine();
        }
        return line;
    }
}
