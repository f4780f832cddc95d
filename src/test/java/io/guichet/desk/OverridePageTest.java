package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import io.guichet.web.TimeFormatter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The page on which a lead overrides the tables and removes overrides. */
@DeskTest
class OverridePageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TimeFormatter moments;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TransactionTemplate transaction;

    private HttpBrowser lead;
    private String number;

    @BeforeEach
    void signsInAsLead() {
        lead = HttpBrowser.signedIn(port, "lead");
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void overridesEverythingAtOnce() {
        var due = tomorrow();

        var answer = overrides(Map.of(
                "reason", "A big sender.",
                "priority", "urgent",
                "plan", "pro",
                "team", "parcels-second",
                "target", "RESOLUTION",
                "due", moments.inputValue(due)));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/desk/tickets/" + number);
        assertThat(lead.get("/desk/tickets/" + number).body()).contains("Override applied.");
        var ticket = desk.ticket(number);
        assertThat(ticket.priority()).isEqualTo("urgent");
        assertThat(ticket.team()).isEqualTo("parcels-second");
        assertThat(ticket.attributes().text("plan")).hasValue("pro");
        assertThat(desk.clock(number, Target.RESOLUTION).due()).hasValue(due);
        assertThat(desk.timeline(number)).anySatisfy(timelineEntry -> {
            assertThat(timelineEntry.type()).isEqualTo("overridden");
            assertThat(timelineEntry.actor().id()).isEqualTo("lead");
            assertThat(timelineEntry.details()).containsEntry("reason", "A big sender.");
        });
    }

    @Test
    void recordsACorrectedPlan() {
        overrides(Map.of("reason", "Wrong contract.", "plan", "pro", "correction", "true"));

        assertThat(desk.timeline(number))
                .filteredOn(timelineEntry -> timelineEntry.type().equals("overridden"))
                .singleElement()
                .satisfies(timelineEntry -> assertThat(timelineEntry.details())
                        .containsEntry("plan", "pro")
                        .containsEntry("correction", "true"));
    }

    @Test
    void appliesADoubleSubmitOnce() {
        var fields = Map.of("reason", "A big sender.", "priority", "urgent", "_submissionToken", "token-" + number);

        overrides(fields);

        assertThat(overrides(fields).statusCode()).isEqualTo(302);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("overridden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    reason        | priority=urgent&team=parcels-second               | Enter a reason.
                    priority      | reason=A+sender                                   | Change at least one value.
                    priority      | reason=A+sender&priority=no-such                  | Choose a value from the list.
                    plan          | reason=A+sender&correction=true                   | Choose the correct plan.
                    due           | reason=A+sender&target=RESOLUTION                 | Enter the due date.
                    target        | reason=A+sender&due=2031-03-02T10:00              | Choose the SLA target of this due date.
                    due           | reason=A+sender&target=RESOLUTION&due=tomorrow    | needs a date and a time
                    due           | reason=A+sender&target=RESOLUTION&due=2001-03-02T10:00 | is in the past
                    """)
    void showsProblemsBesideTheirFieldsAndKeepsInput(String field, String parameters, String message) {
        var page = submits("/override", parameters);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("data-focus", "href=\"#field-" + field + "\"", "id=\"problem-" + field + "\"", message);
        for (var typed : parameters.split("&")) {
            var parts = typed.split("=");
            if (!parts[1].equals("no-such")) {
                assertThat(page.body()).satisfies(body -> assertThat(hasValue(body, parts[0], parts[1]))
                        .as(typed)
                        .isTrue());
            }
        }
        assertThat(desk.eventTypes(number)).doesNotContain("overridden");
    }

    @Test
    void refusesALongReasonAndKeepsIt() {
        var page = overrides(Map.of("reason", "x".repeat(401), "priority", "urgent"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("may have at most 400 characters", "x".repeat(401));
    }

    @Test
    void isOpenToLeadsOnly() {
        var agent = HttpBrowser.signedIn(port, "agent");
        var path = "/desk/tickets/" + number + "/override";

        assertThat(lead.get("/desk/tickets/" + number).body()).contains("href=\"" + path + "\"");
        assertThat(agent.get("/desk/tickets/" + number).body()).doesNotContain(path);
        assertThat(agent.get(path).statusCode()).isEqualTo(403);
        for (var endpoint : new String[] {path, path + "/remove"}) {
            var parameters =
                    agent.submitForm("/desk/tickets/" + number, endpoint, "reason=Why&priority=urgent&field=PRIORITY");
            assertThat(parameters.statusCode()).as(endpoint).isEqualTo(403);
        }
        assertThat(HttpBrowser.signedIn(port, "admin").get(path).statusCode()).isEqualTo(200);
        assertThat(desk.ticket(number).priority()).isNotEqualTo("urgent");
    }

    @Test
    void redirectsToTheListWhenTheTicketBecomesInvisible() {
        number = desk.opens("vimeo", Map.of());
        transaction.executeWithoutResult(done -> tickets.restrict(number, Actor.staff("agent")));

        var answer = overrides(Map.of("reason", "A matter of law.", "team", "vimeo-security"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/desk/tickets");
        assertThat(lead.get("/desk/tickets/" + number).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToOverrideAClosedTicket() {
        desk.withdraws(number);

        var page = overrides(Map.of("reason", "A big sender.", "priority", "urgent"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Not possible in the current status", "A big sender.");
        assertThat(lead.get("/desk/tickets/" + number).body()).doesNotContain("/override\"");
        assertThat(opens()).contains("field-team").doesNotContain("field-target");
    }

    @ParameterizedTest
    @CsvSource({"priority, urgent, PRIORITY", "plan, pro, PLAN", "team, parcels-second, TEAM"})
    void removesAnOverride(String field, String value, String override) {
        var before = desk.ticket(number);
        overrides(Map.of("reason", "A big sender.", field, value));
        assertThat(opens()).contains("id=\"field-reason-" + override + "\"", "A big sender.");

        var answer = submits("/override/remove", "field=%s&reason-%s=Not+so+big.".formatted(override, override));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(lead.get("/desk/tickets/" + number).body())
                .contains("Override removed.", "Override removed: " + field, "Not so big.");
        var after = desk.ticket(number);
        assertThat(after.priority()).isEqualTo(before.priority());
        assertThat(after.team()).isEqualTo(before.team());
        assertThat(after.attributes()).isEqualTo(before.attributes());
        assertThat(after.priorityChosen() || after.teamChosen()).isFalse();
        assertThat(opens()).doesNotContain("field-reason-");
    }

    @Test
    void removesADueDateOverride() {
        var before = desk.clock(number, Target.RESOLUTION).due();
        overrides(Map.of("reason", "Agreed by phone.", "target", "RESOLUTION", "due", moments.inputValue(tomorrow())));
        assertThat(opens()).contains("id=\"field-reason-DUE-RESOLUTION\"", "Agreed by phone.");

        var answer = submits("/override/remove", "field=DUE&target=RESOLUTION&reason-DUE-RESOLUTION=Agreed+otherwise.");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .isEqualTo(before)
                .isPresent();
        assertThat(opens()).doesNotContain("field-reason-");
    }

    @Test
    void requiresAReasonToRemoveAnOverride() {
        overrides(Map.of("reason", "A big sender.", "priority", "urgent"));

        var page = submits("/override/remove", "field=PRIORITY&reason-PRIORITY=+");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains(
                        "href=\"#field-reason-PRIORITY\"",
                        "id=\"problem-reason-PRIORITY\"",
                        "<details class=\"command\" open");
        assertThat(desk.ticket(number).priorityChosen()).isTrue();
    }

    @Test
    void refusesToRemoveAnOverrideThatIsGone() {
        var page = submits("/override/remove", "field=PRIORITY&reason-PRIORITY=Not+so+big.");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("This override was already removed.");
        assertThat(desk.eventTypes(number)).doesNotContain("override-removed");
    }

    @Test
    void rendersInFrench() {
        lead.get("/desk/tickets/" + number + "?lang=fr");
        overrides(Map.of("reason", "Un gros expéditeur.", "priority", "urgent"));

        assertThat(opens()).contains("Dérogation", "Urgente", "Un gros expéditeur.");
        assertThat(submits("/override", "reason=+").body())
                .contains("Indiquez une raison.", "Modifiez au moins une valeur.");
    }

    private Instant tomorrow() {
        return desk.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static boolean hasValue(String page, String field, String value) {
        return switch (field) {
            case "correction" -> page.contains("aria-describedby=\"help-correction\" checked=\"checked\"");
            case "reason", "due" -> page.contains("value=\"" + value.replace('+', ' ') + "\"");
            default -> page.contains("<option value=\"" + value + "\" selected=\"selected\"");
        };
    }

    private String opens() {
        return lead.get("/desk/tickets/" + number + "/override").body();
    }

    private HttpResponse<String> overrides(Map<String, String> fields) {
        return submits(
                "/override",
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + HttpBrowser.urlEncoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private HttpResponse<String> submits(String endpoint, String fields) {
        return lead.submitForm("/desk/tickets/" + number, "/desk/tickets/" + number + endpoint, fields);
    }
}
