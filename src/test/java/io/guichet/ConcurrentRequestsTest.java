package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.ApiClient.JsonResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Concurrent calls either succeed or fail cleanly, and no reply is lost. */
@DeskTest
@Tag("h2")
class ConcurrentRequestsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private final Queue<JsonResponse> responses = new ConcurrentLinkedQueue<>();
    private String number;

    @BeforeEach
    void opensATriagedTicket() {
        number = desk.opens("parcels", Map.of());
        desk.triages(number);
    }

    @RaceTest(8)
    void customerRepliesWhileTheAgentCompletes() {
        var task = desk.task(number, "answer").id();
        var message = Map.of("author", "CUSTOMER", "visibility", "PUBLIC", "body", "Here is the barcode.");

        runConcurrently(
                () -> post("agent", "/api/tasks/%s/complete".formatted(task), ask("Which barcode?")),
                () -> post("admin", "/api/tickets/%s/messages".formatted(number), message));

        assertThat(statuses()).allMatch(status -> status < 300);
        assertThat(desk.messageTexts(number)).contains("Here is the barcode.", "Which barcode?");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @RaceTest(2)
    void twoAgentsCompleteOneTask() {
        var task = desk.task(number, "answer").id();

        runConcurrently(
                () -> post("agent", "/api/tasks/%s/complete".formatted(task), ask("One?")),
                () -> post("admin", "/api/tasks/%s/complete".formatted(task), ask("Or two?")));

        assertThat(statuses()).filteredOn(status -> status < 300).hasSize(1);
        assertThat(statuses()).filteredOn(status -> status == 409).hasSize(1);
        assertThat(desk.messageTexts(number)).hasSize(2);
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    private void runConcurrently(Concurrently.ConcurrentAction... actions) {
        assertThat(Concurrently.run(actions)).isEmpty();
    }

    private void post(String user, String path, Map<String, ?> body) {
        responses.add(ApiClient.as(user, port).post(path, body));
    }

    private List<Integer> statuses() {
        return Stream.of(responses.toArray(JsonResponse[]::new))
                .map(JsonResponse::status)
                .toList();
    }

    private static Map<String, ?> ask(String reply) {
        return Map.of("outcome", "ASK_CUSTOMER", "reply", reply);
    }
}
