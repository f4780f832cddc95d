package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tour of the README as one journey over HTTP. */
@DeskTest
class JourneyTest {

    @LocalServerPort
    private int port;

    private String number;
    private Answer last;

    @BeforeEach
    void opensATicket() {
        last = Api.as("agent", port)
                .post(
                        "/api/brands/helpcenter/tickets",
                        Map.of(
                                "requester", Map.of("email", "lea@example.org", "name", "Léa Martin", "language", "fr"),
                                "subject", "L’export est vide",
                                "body", "Depuis hier, le fichier exporté ne contient plus rien."));
        number = last.text("number");
        assertThat(last.status()).isEqualTo(201);
    }

    @Test
    void aTicketIsAskedAboutPassedOnSolvedRatedReopenedAndClosed() {
        ticketIs("IN_PROGRESS");

        completes("agent", "triage", Map.of("requestType", "incident", "impact", "degraded"));
        claims("agent", "answer");
        completes("agent", "answer", Map.of("outcome", "ASK_CUSTOMER", "reply", "Quel navigateur utilisez-vous ?"));
        ticketIs("WAITING_FOR_CUSTOMER");

        customerReplies("Firefox, à jour.");
        ticketIs("IN_PROGRESS");

        completes("agent", "answer", Map.of("outcome", "ESCALATE_SPECIALIST", "note", "Je ne reproduis pas."));
        ticketIs("WITH_SPECIALIST");

        completes("specialist", "specialist-work", Map.of("outcome", "RETURN", "note", "Une erreur du service."));
        completes("agent", "answer", Map.of("outcome", "ESCALATE_DEVELOPER", "note", "Voir la note."));
        ticketIs("WITH_DEVELOPER");

        completes("developer", "developer-work", Map.of("outcome", "RETURN", "note", "Corrigé."));
        completes("agent", "answer", Map.of("outcome", "SOLVE", "reply", "C’est réparé, merci !"));
        ticketIs("SOLVED");

        rates(5, 201);
        rates(4, 409);
        does("reopen", Map.of("reason", "Le fichier est encore vide."));
        ticketIs("IN_PROGRESS");

        completes("agent", "answer", Map.of("outcome", "SOLVE", "reply", "Cette fois, c’est bon."));
        rates(3, 201);
        does("close", Map.of("reason", "Confirmé au téléphone."));
        ticketIs("CLOSED");
    }

    private void claims(String who, String key) {
        var taken = Api.as(who, port).post("/api/tasks/%s/claim".formatted(task(key)), "");
        assertThat(taken.text("assignee")).isEqualTo(who);
    }

    private void completes(String who, String key, Map<String, String> fields) {
        last = Api.as(who, port).post("/api/tasks/%s/complete".formatted(task(key)), fields);
        assertThat(last.status()).as("%s: %s", key, last.body()).isEqualTo(200);
    }

    private void customerReplies(String text) {
        last = Api.as("agent", port)
                .post("/api/tickets/%s/messages".formatted(number), Map.of("author", "CUSTOMER", "body", text));
        assertThat(last.status()).isEqualTo(201);
    }

    private void rates(int score, int status) {
        var rated = Api.as("agent", port).post("/api/tickets/%s/survey".formatted(number), Map.of("score", score));
        assertThat(rated.status()).as("%s", rated.body()).isEqualTo(status);
    }

    private void does(String command, Map<String, String> body) {
        last = Api.as("agent", port).post("/api/tickets/%s/%s".formatted(number, command), body);
        assertThat(last.status()).as("%s: %s", command, last.body()).isEqualTo(200);
    }

    /** The last answer says so already, and so does whoever asks. */
    private void ticketIs(String status) {
        var ticket = Api.as("manager", port).get("/api/tickets/" + number);
        assertThat(List.of(last.text("status"), ticket.text("status"))).containsOnly(status);
    }

    private String task(String key) {
        var tasks = Api.as("agent", port)
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
