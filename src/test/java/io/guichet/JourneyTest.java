package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient.JsonResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tour of the README as one journey over HTTP. */
@DeskTest
@Tag("h2")
class JourneyTest {

    @LocalServerPort
    private int port;

    private String number;
    private JsonResponse lastResponse;

    @BeforeEach
    void opensATicket() {
        lastResponse = ApiClient.as("agent", port)
                .post(
                        "/api/brands/helpcenter/tickets",
                        Map.of(
                                "requester", Map.of("email", "lea@example.org", "name", "Léa Martin", "language", "fr"),
                                "subject", "L’export est vide",
                                "body", "Depuis hier, le fichier exporté ne contient plus rien."));
        number = lastResponse.text("number");
        assertThat(lastResponse.status()).isEqualTo(201);
    }

    @Test
    void aTicketIsEscalatedSolvedRatedReopenedAndClosed() {
        hasStatus("IN_PROGRESS");

        completes("agent", "triage", Map.of("requestType", "incident", "impact", "degraded"));
        claims("agent", "answer");
        completes("agent", "answer", Map.of("outcome", "ASK_CUSTOMER", "reply", "Quel navigateur utilisez-vous ?"));
        hasStatus("WAITING_FOR_CUSTOMER");

        customerReplies("Firefox, à jour.");
        hasStatus("IN_PROGRESS");

        completes("agent", "answer", Map.of("outcome", "ESCALATE_SPECIALIST", "note", "Je ne reproduis pas."));
        hasStatus("WITH_SPECIALIST");

        completes("specialist", "specialist-work", Map.of("outcome", "RETURN", "note", "Une erreur du service."));
        completes("agent", "answer", Map.of("outcome", "ESCALATE_DEVELOPER", "note", "Voir la note."));
        hasStatus("WITH_DEVELOPER");

        completes("developer", "developer-work", Map.of("outcome", "RETURN", "note", "Corrigé."));
        completes("agent", "answer", Map.of("outcome", "SOLVE", "reply", "C’est réparé, merci !"));
        hasStatus("SOLVED");

        rates(5, 201);
        rates(4, 409);
        post("reopen", Map.of("reason", "Le fichier est encore vide."));
        hasStatus("IN_PROGRESS");

        completes("agent", "answer", Map.of("outcome", "SOLVE", "reply", "Cette fois, c’est bon."));
        rates(3, 201);
        post("close", Map.of("reason", "Confirmé au téléphone."));
        hasStatus("CLOSED");
    }

    private void claims(String user, String key) {
        var response = ApiClient.as(user, port).post("/api/tasks/%s/claim".formatted(task(key)), "");
        assertThat(response.text("assignee")).isEqualTo(user);
    }

    private void completes(String user, String key, Map<String, String> fields) {
        lastResponse = ApiClient.as(user, port).post("/api/tasks/%s/complete".formatted(task(key)), fields);
        assertThat(lastResponse.status()).as("%s: %s", key, lastResponse.body()).isEqualTo(200);
    }

    private void customerReplies(String text) {
        lastResponse = ApiClient.as("agent", port)
                .post("/api/tickets/%s/messages".formatted(number), Map.of("author", "CUSTOMER", "body", text));
        assertThat(lastResponse.status()).isEqualTo(201);
    }

    private void rates(int score, int status) {
        var response =
                ApiClient.as("agent", port).post("/api/tickets/%s/survey".formatted(number), Map.of("score", score));
        assertThat(response.status()).as("%s", response.body()).isEqualTo(status);
    }

    private void post(String command, Map<String, String> body) {
        lastResponse = ApiClient.as("agent", port).post("/api/tickets/%s/%s".formatted(number, command), body);
        assertThat(lastResponse.status())
                .as("%s: %s", command, lastResponse.body())
                .isEqualTo(200);
    }

    /** Checks the status in the last response and by a new request. */
    private void hasStatus(String status) {
        var ticket = ApiClient.as("manager", port).get("/api/tickets/" + number);
        assertThat(List.of(lastResponse.text("status"), ticket.text("status"))).containsOnly(status);
    }

    private String task(String key) {
        var tasks = ApiClient.as("agent", port)
                .get("/api/tickets/%s/tasks".formatted(number))
                .body();
        for (var task : tasks.path("items")) {
            if (task.path("key").asText().equals(key)) {
                return task.path("id").asText();
            }
        }
        throw new AssertionError("no task %s in %s".formatted(key, tasks));
    }
}
