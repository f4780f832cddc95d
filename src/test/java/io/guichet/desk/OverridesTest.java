package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class OverridesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void opensTicket() {
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void keepsTheOverrideThroughTriage() {
        var answer = override(Map.of("reason", "A big sender.", "priority", "urgent", "team", "parcels-second"));

        desk.triages(number);

        assertThat(answer.text("priority")).isEqualTo("urgent");
        assertThat(desk.ticket(number).priority()).isEqualTo("urgent");
        assertThat(desk.ticket(number).team()).isEqualTo("parcels-second");
        assertThat(desk.task(number, "answer").groups()).containsExactly("parcels-second");
    }

    @Test
    void changesDueDateAndTimelineWithThePriority() {
        var due = Instant.parse(clock("FIRST_RESPONSE").path("due").asText());

        override(Map.of("reason", "A big sender.", "priority", "urgent"));

        assertThat(clock("FIRST_RESPONSE").path("due").asText())
                .isEqualTo(due.minus(Duration.ofHours(3)).toString());
        assertThat(desk.timeline(number)).anySatisfy(timelineEntry -> {
            assertThat(timelineEntry.type()).isEqualTo("overridden");
            assertThat(timelineEntry.actor().id()).isEqualTo("lead");
            assertThat(timelineEntry.details())
                    .containsEntry("reason", "A big sender.")
                    .containsEntry("priority", "urgent");
        });
    }

    @Test
    void keepsAnOverriddenDueDateWhenThePriorityChanges() {
        var due = desk.now().plus(Duration.ofHours(10));

        override(Map.of("reason", "Agreed by phone.", "target", "FIRST_RESPONSE", "due", due.toString()));
        override(Map.of("reason", "A big sender.", "priority", "urgent"));

        var clock = clock("FIRST_RESPONSE");
        var entry = clock.path("ledger").get(1);
        assertThat(clock.path("due").asText()).isEqualTo(due.toString());
        assertThat(clock.path("remaining").asText()).isEqualTo("PT10H");
        assertThat(entry.path("type").asText()).isEqualTo("OVERRIDDEN");
        assertThat(entry.path("actor").asText()).isEqualTo("lead");
        assertThat(entry.path("reason").asText()).isEqualTo("Agreed by phone.");
        assertThat(clock.path("explanation").asText()).contains("Agreed by phone.");
    }

    @Test
    void movesAnOverriddenDueDateOnlyByLaterPauses() {
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(5));
        desk.customerWrites(number, "Here it is.");
        var due = desk.now().plus(Duration.ofHours(10));

        override(Map.of("reason", "Agreed by phone.", "target", "RESOLUTION", "due", due.toString()));
        assertThat(clock("RESOLUTION").path("due").asText()).isEqualTo(due.toString());
        desk.answers(number, "ASK_CUSTOMER");
        assertThat(clock("RESOLUTION").path("state").asText()).isEqualTo("PAUSED");
        desk.advancesTime(Duration.ofHours(2));
        assertThat(clock("RESOLUTION").path("remaining").asText()).isEqualTo("PT10H");
        desk.customerWrites(number, "And this.");

        assertThat(clock("RESOLUTION").path("due").asText())
                .isEqualTo(due.plus(Duration.ofHours(2)).toString());
    }

    @Test
    void movesTheTaskToTheNewDueDate() {
        var due = desk.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(10));

        override(Map.of("reason", "Agreed by phone.", "target", "FIRST_RESPONSE", "due", due.toString()));

        assertThat(desk.task(number, "triage").due()).isEqualTo(due);
        assertThat(ApiClient.as("agent", port)
                        .get("/api/tickets?q=" + number)
                        .body()
                        .path("items")
                        .get(0)
                        .path("due")
                        .asText())
                .isEqualTo(due.toString());
    }

    @Test
    void storesAnOverriddenPlanAsAttribute() {
        var answer = override(Map.of("reason", "A gesture.", "plan", "pro"));

        assertThat(answer.text("plan")).isEqualTo("pro");
        assertThat(desk.ticket(number).attributes().text("plan")).hasValue("pro");
    }

    @Test
    void refusesToOverrideAClosedTicket() {
        ApiClient.as("agent", port).post("/api/tickets/%s/withdraw".formatted(number), "{}");

        var refused = post(Map.of("reason", "A big sender.", "priority", "urgent"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("currentStatus")).isEqualTo("CLOSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    reason   | 'priority':'urgent'
                    priority | 'reason':'A sender'
                    priority | 'reason':'A sender','priority':'no-such'
                    plan     | 'reason':'A sender','plan':'no-such'
                    plan     | 'reason':'A sender','correction':true
                    team     | 'reason':'A sender','team':'no-such'
                    due      | 'reason':'A sender','target':'RESOLUTION'
                    target   | 'reason':'A sender','due':'2131-03-02T10:00:00Z'
                    due      | 'reason':'A sender','target':'RESOLUTION','due':'2001-03-02T10:00:00Z'
                    """)
    void refusesWhatThePageRefuses(String field, String members) {
        var refused = ApiClient.as("lead", port)
                .post("/api/tickets/%s/override".formatted(number), "{%s}".formatted(members.replace('\'', '"')));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.fieldNames()).toIterable().containsExactlyInAnyOrder("field", "message");
        });
        assertThat(desk.eventTypes(number)).doesNotContain("overridden");
    }

    @Test
    void refusesToRemoveAnOverrideThatIsNotInForce() {
        var refused = ApiClient.as("lead", port)
                .delete("/api/tickets/%s/override?field=TEAM&reason=Nothing+to+remove".formatted(number));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(desk.eventTypes(number)).doesNotContain("override-removed");
    }

    private JsonResponse override(Map<String, String> request) {
        var answer = post(request);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    private JsonResponse post(Map<String, String> request) {
        return ApiClient.as("lead", port).post("/api/tickets/%s/override".formatted(number), request);
    }

    private JsonNode clock(String target) {
        var clocks = ApiClient.as("agent", port)
                .get("/api/tickets/%s/clocks".formatted(number))
                .body();
        for (var clock : clocks.path("items")) {
            if (clock.path("target").asText().equals(target)) {
                return clock;
            }
        }
        throw new AssertionError("no clock %s in %s".formatted(target, clocks));
    }
}
