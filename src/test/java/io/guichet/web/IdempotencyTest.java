package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Concurrently;
import io.guichet.Concurrently.ConcurrentAction;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
@Tag("h2")
class IdempotencyTest {

    private static final Duration KEPT = Duration.ofDays(7);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String key = UUID.randomUUID().toString();

    @Test
    void replaysTheFirstResponse() {
        var first = opens("agent", "Where is it?");
        var second = opens("agent", "Where is it?");

        assertThat(first.status()).isEqualTo(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void purgesResponsesByAge() {
        var first = opens("agent", "Where is it?");

        purge(KEPT.minusSeconds(1));
        assertThat(opens("agent", "Where is it?").text("number")).isEqualTo(first.text("number"));

        purge(KEPT.plusSeconds(1));
        assertThat(opens("agent", "Where is it?").text("number")).isNotEqualTo(first.text("number"));
    }

    private void purge(Duration later) {
        new Idempotency(db, json, Clock.offset(clock, later), new IdempotencySettings(KEPT)).purge();
    }

    @Test
    void rejectsTheKeyForAnotherBody() {
        opens("agent", "Where is it?");

        assertThat(opens("agent", "Where is the other?").status()).isEqualTo(422);
    }

    @Test
    void scopesKeysByCaller() {
        var first = opens("agent", "Where is it?");
        var second = opens("agent-parcels", "Where is the other?");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("number")).isNotEqualTo(first.text("number"));
    }

    @Test
    void createsOneTicketForConcurrentRequests() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        Callable<JsonResponse> opens = () -> opens("agent", "Where is it?");

        var responses = threads.invokeAll(List.of(opens, opens));

        assertThat(responses.get(0).get().status()).isEqualTo(201);
        assertThat(responses.get(1).get().body())
                .isEqualTo(responses.get(0).get().body());
        threads.shutdown();
    }

    @Test
    void twoNodesRespondOnceToTenRequests() {
        var nodes = List.of(node(), node());
        var runs = new AtomicInteger();
        var answers = new ConcurrentLinkedQueue<String>();
        var actions = IntStream.range(0, 10)
                .<ConcurrentAction>mapToObj(
                        request -> () -> answers.add(respondsOnce(nodes.get(request % 2), runs::incrementAndGet)))
                .toList();

        assertThat(Concurrently.run(actions)).isEmpty();

        assertThat(runs).hasValue(1);
        assertThat(answers).hasSize(10).containsOnly("answer 1");
    }

    /** A node has a bean of its own on the same database. */
    private Idempotency node() {
        return new Idempotency(db, json, clock, new IdempotencySettings(KEPT));
    }

    /** One transaction, retried like those of commands. */
    private String respondsOnce(Idempotency node, IntSupplier run) {
        for (int attempt = 0; ; attempt++) {
            try {
                return new TransactionTemplate(transactions)
                        .execute(transaction -> node.computeOnce(
                                "node", "test", key, "body", String.class, () -> "answer " + run.getAsInt()));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    @Test
    void storesARepeatedMessageOnce() {
        var number = desk.opens("parcels", Map.of());

        var first = writes(number);
        var second = writes(number);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(ApiClient.as("agent", port)
                        .get("/api/tickets/" + number)
                        .body()
                        .path("messages"))
                .hasSize(2);
    }

    private JsonResponse writes(String number) {
        return ApiClient.as("agent", port)
                .post(
                        "/api/tickets/%s/messages".formatted(number),
                        Map.of("author", "AGENT", "visibility", "INTERNAL", "body", "Looks lost."),
                        Map.of("Idempotency-Key", key));
    }

    private JsonResponse opens(String user, String subject) {
        return ApiClient.as(user, port)
                .post(
                        "/api/brands/parcels/tickets",
                        "{\"requester\":{\"email\":\"ada@example.org\"},\"subject\":\"%s\",\"body\":\"B\"}"
                                .formatted(subject),
                        Map.of("Idempotency-Key", key));
    }
}
