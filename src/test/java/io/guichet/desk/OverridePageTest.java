package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.Moments;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
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

/** The page on which a lead decides over the tables' heads, and leaves to them again what was decided. */
@DeskTest
class OverridePageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Moments moments;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TransactionTemplate transaction;

    private Browser lead;
    private String number;

    @BeforeEach
    void aLeadComes() {
        lead = Browser.signedIn(port, "lead");
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void aLeadDecidesAllOfItAtOnce() {
        var due = tomorrow();

        var answer = decides(Map.of(
                "reason", "A big sender.",
                "priority", "urgent",
                "plan", "pro",
                "team", "parcels-second",
                "target", "RESOLUTION",
                "due", moments.field(due)));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/desk/tickets/" + number);
        assertThat(lead.get("/desk/tickets/" + number).body()).contains("The ticket follows your decision.");
        var ticket = desk.ticket(number);
        assertThat(ticket.priority()).isEqualTo("urgent");
        assertThat(ticket.team()).isEqualTo("parcels-second");
        assertThat(ticket.facts().text("plan")).hasValue("pro");
        assertThat(desk.clock(number, Target.RESOLUTION).due()).hasValue(due);
        assertThat(desk.timeline(number)).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo("overridden");
            assertThat(event.actor().id()).isEqualTo("lead");
            assertThat(event.details()).containsEntry("reason", "A big sender.");
        });
    }

    @Test
    void aPlanThatHasAlwaysBeenThisOneIsACorrection() {
        decides(Map.of("reason", "Wrong contract.", "plan", "pro", "correction", "true"));

        assertThat(desk.timeline(number))
                .filteredOn(event -> event.kind().equals("overridden"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.details()).containsEntry("plan", "pro").containsEntry("correction", "true"));
    }

    @Test
    void theSamePageSentTwiceDecidesOnce() {
        var fields = Map.of("reason", "A big sender.", "priority", "urgent", "_once", "mark-" + number);

        decides(fields);

        assertThat(decides(fields).statusCode()).isEqualTo(302);
        assertThat(desk.happened(number)).containsOnlyOnce("overridden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    reason        | priority=urgent&team=parcels-second               | Say why.
                    priority      | reason=A+sender                                   | Choose what is to be different
                    priority      | reason=A+sender&priority=no-such                  | Choose one from the list.
                    plan          | reason=A+sender&correction=true                   | Choose the plan that it has always been.
                    due           | reason=A+sender&target=RESOLUTION                 | Say when the promise falls due.
                    target        | reason=A+sender&due=2031-03-02T10:00              | Choose the promise that falls due then.
                    due           | reason=A+sender&target=RESOLUTION&due=tomorrow    | needs date and time
                    due           | reason=A+sender&target=RESOLUTION&due=2001-03-02T10:00 | lies in the past
                    """)
    void whatIsWrongIsNamedAndNothingIsLost(String field, String sent, String words) {
        var page = sends("/override", sent);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("data-focus", "href=\"#field-" + field + "\"", "id=\"problem-" + field + "\"", words);
        for (var typed : sent.split("&")) {
            var parts = typed.split("=");
            if (!parts[1].equals("no-such")) {
                assertThat(page.body()).satisfies(body -> assertThat(keeps(body, parts[0], parts[1]))
                        .as(typed)
                        .isTrue());
            }
        }
        assertThat(desk.happened(number)).doesNotContain("overridden");
    }

    @Test
    void aReasonThatIsTooLongIsKept() {
        var page = decides(Map.of("reason", "x".repeat(401), "priority", "urgent"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("may have at most 400 characters", "x".repeat(401));
    }

    @Test
    void onlyALeadSeesTheWayAndIsLetIn() {
        var agent = Browser.signedIn(port, "agent");
        var path = "/desk/tickets/" + number + "/override";

        assertThat(lead.get("/desk/tickets/" + number).body()).contains("href=\"" + path + "\"");
        assertThat(agent.get("/desk/tickets/" + number).body()).doesNotContain(path);
        assertThat(agent.get(path).statusCode()).isEqualTo(403);
        for (var door : new String[] {path, path + "/lift"}) {
            var sent = agent.submit("/desk/tickets/" + number, door, "reason=Why&priority=urgent&what=PRIORITY");
            assertThat(sent.statusCode()).as(door).isEqualTo(403);
        }
        assertThat(Browser.signedIn(port, "admin").get(path).statusCode()).isEqualTo(200);
        assertThat(desk.ticket(number).priority()).isNotEqualTo("urgent");
    }

    @Test
    void whoGivesARestrictedTicketToATeamThatIsNotTheirsIsLedToTheList() {
        number = desk.opens("vimeo", Map.of());
        transaction.executeWithoutResult(done -> tickets.restrict(number, Actor.staff("agent")));

        var answer = decides(Map.of("reason", "A matter of law.", "team", "vimeo-security"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/desk/tickets");
        assertThat(lead.get("/desk/tickets/" + number).statusCode()).isEqualTo(404);
    }

    @Test
    void aTicketThatIsClosedIsNotDecidedAboutAnyMore() {
        desk.withdraws(number);

        var page = decides(Map.of("reason", "A big sender.", "priority", "urgent"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("This is not possible now", "A big sender.");
        assertThat(lead.get("/desk/tickets/" + number).body()).doesNotContain("/override\"");
        assertThat(opens()).contains("field-team").doesNotContain("field-target");
    }

    @ParameterizedTest
    @CsvSource({"priority, urgent, PRIORITY", "plan, pro, PLAN", "team, parcels-second, TEAM"})
    void whatWasDecidedIsLeftToTheTablesAgain(String field, String value, String what) {
        var before = desk.ticket(number);
        decides(Map.of("reason", "A big sender.", field, value));
        assertThat(opens()).contains("id=\"field-why-" + what + "\"", "A big sender.");

        var answer = sends("/override/lift", "what=%s&why-%s=Not+so+big.".formatted(what, what));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(lead.get("/desk/tickets/" + number).body())
                .contains("The tables decide again.", "A lead left it to the tables again", "Not so big.");
        var after = desk.ticket(number);
        assertThat(after.priority()).isEqualTo(before.priority());
        assertThat(after.team()).isEqualTo(before.team());
        assertThat(after.facts()).isEqualTo(before.facts());
        assertThat(after.priorityChosen() || after.teamChosen()).isFalse();
        assertThat(opens()).doesNotContain("field-why-");
    }

    @Test
    void aDeadlineIsLeftToTheTablesAgain() {
        var before = desk.clock(number, Target.RESOLUTION).due();
        decides(Map.of("reason", "Agreed by phone.", "target", "RESOLUTION", "due", moments.field(tomorrow())));
        assertThat(opens()).contains("id=\"field-why-DUE-RESOLUTION\"", "Agreed by phone.");

        var answer = sends("/override/lift", "what=DUE-RESOLUTION&why-DUE-RESOLUTION=Agreed+otherwise.");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .isEqualTo(before)
                .isPresent();
        assertThat(opens()).doesNotContain("field-why-");
    }

    @Test
    void leavingItToTheTablesNeedsAReasonToo() {
        decides(Map.of("reason", "A big sender.", "priority", "urgent"));

        var page = sends("/override/lift", "what=PRIORITY&why-PRIORITY=+");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains(
                        "href=\"#field-why-PRIORITY\"",
                        "id=\"problem-why-PRIORITY\"",
                        "<details class=\"command\" open");
        assertThat(desk.ticket(number).priorityChosen()).isTrue();
    }

    @Test
    void whatTheTablesDecideAlreadyIsNotLeftToThem() {
        var page = sends("/override/lift", "what=PRIORITY&why-PRIORITY=Not+so+big.");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("The tables decide this already.");
        assertThat(desk.happened(number)).doesNotContain("override-lifted");
    }

    @Test
    void theSameIsSaidInFrench() {
        lead.get("/desk/tickets/" + number + "?lang=fr");
        decides(Map.of("reason", "Un gros expéditeur.", "priority", "urgent"));

        assertThat(opens()).contains("Décider en tant que responsable", "Urgente", "Un gros expéditeur.");
        assertThat(sends("/override", "reason=+").body()).contains("Dites pourquoi.", "Choisissez ce qui doit changer");
    }

    private Instant tomorrow() {
        return desk.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static boolean keeps(String page, String field, String value) {
        return switch (field) {
            case "correction" -> page.contains("aria-describedby=\"help-correction\" checked=\"checked\"");
            case "reason", "due" -> page.contains("value=\"" + value.replace('+', ' ') + "\"");
            default -> page.contains("<option value=\"" + value + "\" selected=\"selected\"");
        };
    }

    private String opens() {
        return lead.get("/desk/tickets/" + number + "/override").body();
    }

    private HttpResponse<String> decides(Map<String, String> fields) {
        return sends(
                "/override",
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + Browser.encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private HttpResponse<String> sends(String door, String fields) {
        return lead.submit("/desk/tickets/" + number, "/desk/tickets/" + number + door, fields);
    }
}
