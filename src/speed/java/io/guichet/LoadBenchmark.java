package io.guichet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the commands that a desk runs all day, through HTTP with eight clients, on a real PostgreSQL:
 * {@code mvn -Pspeed -Dspeed=load}, six to eight minutes, of which half warm up. The clients run in the same virtual
 * machine and share its processors; CPU is what the virtual machine took for one command, theirs included, the database not.
 */
public final class LoadBenchmark {

    private static final int CLIENTS = 8;
    private static final int VISITORS = 64;
    private static final long MAX_PAUSE_OF_A_VISITOR = Duration.ofSeconds(1).toNanos();
    private static final int TICKETS_OF_THE_WARM_UP = Integer.getInteger("warm-up-tickets", 10_000);

    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final String BRAND = "zoom";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder().encodeToString("first:a quiet lamp by the sea".getBytes(StandardCharsets.UTF_8));

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final ConcurrentLinkedQueue<String> numbers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger customers = new AtomicInteger();
    private final ConcurrentClients clients = new ConcurrentClients();

    private LoadBenchmark(String port) {
        this.baseUrl = "http://localhost:" + port;
    }

    public static void main(String... args) throws Exception {
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server, "--guichet.reconciler.enabled=false")) {
            new LoadBenchmark(desk.getEnvironment().getProperty("local.server.port")).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        ConcurrentClients.printLoad();
        while (numbers.size() < TICKETS_OF_THE_WARM_UP) {
            clients.run("warm-up: tickets", CLIENTS, MEASURED, this::opens);
        }
        clients.run("tickets", CLIENTS, MEASURED, this::opens);
        runWarm("customers' messages", CLIENTS, () -> writes("CUSTOMER"));
        runWarm("replies", CLIENTS, () -> writes("AGENT"));
        runWarm("claims and completions", CLIENTS, this::claimsAndCompletes);
        runWarm("ticket of the API", CLIENTS, () -> reads("/api/tickets/" + next()));
        runWarm("ask page of the portal, %d visitors".formatted(VISITORS), VISITORS, this::visits);
    }

    private void runWarm(String name, int number, ConcurrentClients.Command command) throws Exception {
        clients.run("warm-up: " + name, number, MEASURED, command);
        clients.run(name, number, MEASURED, command);
    }

    private int opens() throws Exception {
        var requester = Map.of("email", "customer-%d@example.org".formatted(customers.incrementAndGet() % 5_000));
        var answer = post(
                "/api/brands/%s/tickets".formatted(BRAND),
                Map.of(
                        "requester", requester,
                        "subject", "The webinar does not start",
                        "body", "It says that the room is full, but nobody is there.",
                        "plan", "business"),
                201);
        numbers.add(answer.path("number").asText());
        return 1;
    }

    private int writes(String author) throws Exception {
        post(
                "/api/tickets/%s/messages".formatted(next()),
                Map.of("author", author, "visibility", "PUBLIC", "body", "We tried it once more."),
                201);
        return 1;
    }

    private int claimsAndCompletes() throws Exception {
        var number = numbers.poll();
        var task = get("/api/tickets/%s/tasks".formatted(number)).path("items").path(0);
        post("/api/tasks/%s/claim".formatted(task.path("id").asText()), Map.of(), 200);
        post("/api/tasks/%s/complete".formatted(task.path("id").asText()), Map.of(), 200);
        return 2;
    }

    private int reads(String path) throws Exception {
        get(path);
        return 1;
    }

    /**
     * A visitor without sign-in, who looks at the page for half a second on average, so that visitors do not come in step; the
     * pause is not part of the answer's time.
     */
    private int visits() throws Exception {
        exchange(HttpRequest.newBuilder(URI.create(baseUrl + "/" + BRAND)).GET(), 200);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_PAUSE_OF_A_VISITOR));
        return 1;
    }

    /** The numbers in turn. */
    private String next() {
        var number = numbers.poll();
        numbers.add(number);
        return number;
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(baseUrl + path)).GET(), 200));
    }

    private JsonNode post(String path, Map<String, ?> body, int status) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return JSON.readTree(send(request, status));
    }

    private String send(HttpRequest.Builder request, int status) throws Exception {
        return exchange(request.header("Authorization", AUTHORIZATION), status);
    }

    private String exchange(HttpRequest.Builder request, int status) throws Exception {
        var response = clients.timed(() -> http.send(request.build(), BodyHandlers.ofString()));
        if (response.statusCode() != status && response.statusCode() != 204) {
            throw new IllegalStateException(
                    "%s %s: %s".formatted(response.request().uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }
}
