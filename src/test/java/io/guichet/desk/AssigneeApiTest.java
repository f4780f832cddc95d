package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.access.StaffAbsences;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Assigning, giving back and taking over a ticket, by the API and on the page; absences. */
@DeskTest
class AssigneeApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private StaffAbsences absences;

    @Autowired
    private IdentityService identities;

    @Test
    void assignsAndGivesBack() {
        var number = desk.opens("parcels", Map.of());

        var assigned = assign("agent", number, "agent-parcels", null);
        assertThat(assigned.status()).isEqualTo(200);
        assertThat(assigned.body().get("assignee").asText()).isEqualTo("agent-parcels");
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent-parcels");
        assertThat(desk.eventTypes(number)).contains("assigned");
        assertThat(listed("agent-parcels")).contains(number);

        assertThat(assign("agent-parcels", number, null, null).status()).isEqualTo(200);
        assertThat(desk.task(number, "triage").assignee()).isNull();
        assertThat(listed("agent-parcels")).doesNotContain(number);
    }

    @Test
    void takesOverWithAReasonOnly() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent-parcels");

        var held = assign("agent", number, "agent", null);
        assertThat(held.status()).isEqualTo(409);
        assertThat(held.body().get("holder").asText()).isEqualTo("agent-parcels");

        assertThat(assign("agent", number, "agent", "She is in a meeting.").status())
                .isEqualTo(200);
        assertThat(desk.ticket(number).assignee()).isEqualTo("agent");
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent");
        assertThat(desk.timeline(number))
                .filteredOn(entry -> entry.type().equals("assigned"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("from", "agent-parcels")
                        .containsEntry("reason", "She is in a meeting."));
    }

    @Test
    void bothAreNotifiedByEmail() {
        setEmail("agent-parcels", "parcels@example.org");
        try {
            var number = desk.opens("parcels", Map.of());
            assign("lead", number, "agent-parcels", null);
            assertThat(desk.emailBody(number, "assignee-changed")).contains("has assigned this ticket to you");

            assign("agent", number, "agent", "She is in a meeting.");
            assertThat(desk.emailBody(number, "assignee-changed"))
                    .contains("has assigned this ticket to", "Reason: She is in a meeting.");
        } finally {
            setEmail("agent-parcels", null);
        }
    }

    @Test
    void keepsTheAssigneeWhileItWaitsForTheCustomer() {
        var number = desk.opens("parcels", Map.of());
        desk.completes(number, "triage", "agent", Map.of());
        desk.completes(number, "answer", "agent", Map.of("outcome", "ASK_CUSTOMER", "reply", "Which one?"));

        assertThat(listed("agent")).contains(number);
        assertThat(ApiClient.as("agent", port).get("/api/tickets/" + number).text("assignee"))
                .isEqualTo("agent");
        assertThat(assign("agent", number, "agent-parcels", null).status()).isEqualTo(200);
        desk.customerWrites(number, "The blue one.");
        assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent-parcels");
    }

    @Test
    void refusesStrangersOfTheTeamAndClosedTickets() {
        var number = desk.opens("parcels", Map.of());

        var wrong = assign("agent", number, "agent-zoom", null);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().get("errors").get(0).get("field").asText()).isEqualTo("user");
        assertThat(assign("developer", number, "developer", null).status()).isEqualTo(403);
        desk.withdraws(number);
        assertThat(assign("agent", number, "agent", null).status()).isEqualTo(409);
    }

    @Test
    void thePageSaysWhoseTicketItIs() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent-parcels");
        var browser = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/tickets/%s/assignee".formatted(number);

        var refused = browser.submitForm(page, page, "user=agent&reason=");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("problem-reason", "say why you assign it");

        assertThat(browser.submitForm(page, page, "user=agent&reason=Away").statusCode())
                .isEqualTo(302);
        assertThat(desk.ticket(number).assignee()).isEqualTo("agent");
    }

    @Test
    void anAbsenceGivesTheTicketsBack() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent-parcels");
        var lead = HttpBrowser.signedIn(port, "lead");
        var until =
                LocalDateTime.ofInstant(desk.now(), ZoneOffset.UTC).plusDays(2).withNano(0);
        var form = "user=agent-parcels&from=%s&until=%s&release=true".formatted(until.minusDays(3), until);

        try {
            assertThat(lead.submitForm("/desk/absences", "/desk/absences", form).statusCode())
                    .isEqualTo(302);
            assertThat(absences.isAway("agent-parcels")).isTrue();
            assertThat(desk.ticket(number).assignee()).isNull();
            assertThat(lead.submitForm("/desk/absences", "/desk/absences", "user=agent-parcels&from=&until=")
                            .body())
                    .contains("problem-from", "problem-until");
            var agent = HttpBrowser.signedIn(port, "agent");
            assertThat(agent.submitForm("/desk/absences", "/desk/absences", form)
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            assertThat(lead.submitForm("/desk/absences", "/desk/absences/agent-parcels/remove", "")
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(absences.isAway("agent-parcels")).isFalse();
    }

    private ApiClient.JsonResponse assign(String caller, String number, String user, String reason) {
        var body = new HashMap<String, Object>();
        body.put("user", user);
        body.put("reason", reason);
        return ApiClient.as(caller, port).put("/api/tickets/%s/assignee".formatted(number), body);
    }

    private String listed(String assignee) {
        return ApiClient.as("lead", port)
                .get("/api/tickets?limit=200&assignee=" + assignee)
                .body()
                .toString();
    }

    private void setEmail(String user, String address) {
        var account = identities.createUserQuery().userId(user).singleResult();
        account.setEmail(address);
        identities.saveUser(account);
    }
}
