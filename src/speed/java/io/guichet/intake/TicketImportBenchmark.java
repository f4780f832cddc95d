package io.guichet.intake;

import io.guichet.BenchmarkApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the import of past tickets through the API: the whole application on a real PostgreSQL, and a log of the shape of a
 * published one. {@code mvn -Pspeed -Dspeed=import}; about a minute.
 */
public final class TicketImportBenchmark {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int ROUNDS = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private TicketImportBenchmark(ConfigurableApplicationContext desk) {
        this.address = "http://localhost:%s/api/brands/vimeo/tickets/import"
                .formatted(desk.getEnvironment().getProperty("local.server.port"));
    }

    public static void main(String... args) throws Exception {
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server, "--guichet.reconciler.enabled=false")) {
            new TicketImportBenchmark(desk).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        String lines = null;
        for (int round = 1; round <= ROUNDS; round++) {
            var begin = Instant.now().minus(YEAR.multipliedBy(2));
            lines = new HelpdeskLog("round " + round, round, begin, YEAR)
                    .lines(HelpdeskLog.CASES)
                    .collect(Collectors.joining("\n"));
            send("import", lines);
        }
        send("the same again", lines);
        var memory = Runtime.getRuntime();
        System.gc();
        System.out.printf("heap in use afterwards: %,d MB%n", (memory.totalMemory() - memory.freeMemory()) >> 20);
    }

    private void send(String what, String lines) throws Exception {
        var credentials = "first:a quiet lamp by the sea".getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build();
        var start = System.nanoTime();
        var response = http.send(request, BodyHandlers.ofString());
        var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        System.out.printf(
                "%s: %,d ms, %,d tickets a second, %,d KB: %s%n",
                what,
                millis,
                HelpdeskLog.CASES * 1_000L / millis,
                lines.length() >> 10,
                response.body().substring(0, Math.min(200, response.body().length())));
    }
}
