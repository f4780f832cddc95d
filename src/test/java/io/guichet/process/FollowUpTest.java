package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock.ClockState;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.TicketCommands;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A ticket that waits for the date on which its agent wants to come back to it. */
@DeskTest
class FollowUpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TicketCommands commands;

    private String number;

    @BeforeEach
    void opensATriagedTicket() {
        number = desk.opens("parcels", Map.of());
        desk.triages(number);
    }

    @Test
    void comesBackToItsAgentOnTheDate() {
        var at = desk.now().plus(Duration.ofDays(2));
        assertThat(plan(at.toString()).status()).isEqualTo(200);
        assertThat(desk.status(number)).isEqualTo("FOLLOW_UP");
        assertThat(desk.tasksOf(number)).noneMatch(task -> task.key().equals("answer"));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(ClockState.RUNNING);

        desk.firesTimer(number, "Event_FollowUpDue");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer").hasPassed("Call_FollowUp");
        assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent");
        assertThat(desk.ticket(number).followUpAt()).isNull();
        assertThat(desk.eventTypes(number)).contains("follow-up");
    }

    @Test
    void comesBackWhenTheCustomerWrites() {
        plan(desk.now().plus(Duration.ofDays(2)).toString());

        desk.customerWrites(number, "It has arrived.");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent");
    }

    @Test
    void movesWithItsDate() {
        plan(desk.now().plus(Duration.ofDays(2)).toString());
        var later = desk.now().plus(Duration.ofDays(5));

        assertThat(plan(later.toString()).body().path("followUpAt").asText()).isEqualTo(later.toString());

        desk.advancesTime(Duration.ofDays(3));
        assertThat(desk.status(number)).isEqualTo("FOLLOW_UP");
        assertThat(desk.timerDue(number, "Event_FollowUpDue")).isAfterOrEqualTo(later);
    }

    @Test
    void canBeCancelled() {
        plan(desk.now().plus(Duration.ofDays(2)).toString());

        assertThat(api("agent").delete(path()).status()).isEqualTo(200);

        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(api("agent").delete(path()).status()).isEqualTo(409);
    }

    @Test
    void isRefusedWhereTheTicketWaitsForSomethingElse() {
        desk.answers(number, "ASK_CUSTOMER");

        assertThatThrownBy(
                        () -> commands.planFollowUp(number, desk.now().plus(Duration.ofDays(1)), Actor.staff("agent")))
                .isInstanceOf(IllegalTransition.class);
        assertThat(desk.ticket(number).followUpAt()).isNull();
    }

    @Test
    void namesTheDateThatIsWrongAndTheColleagueWhoHoldsTheTicket() {
        var past = plan(desk.now().minusSeconds(1).toString());
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.fields()).containsExactly("at");
        assertThat(plan(null).fields()).containsExactly("at");

        api("lead").put("/api/tickets/%s/assignee".formatted(number), Map.of("user", "agent-parcels", "reason", "R"));
        assertThat(plan(desk.now().plusSeconds(60).toString()).text("holder")).isEqualTo("agent-parcels");
    }

    @Test
    void isPlannedOnAPage() {
        var page = "/desk/tickets/" + number + "/follow-up";
        var agent = HttpBrowser.signedIn(port, "agent");

        assertThat(agent.submitForm(page, page, "at=soon").body())
                .contains("Enter a date and a time.", "value=\"soon\"");
        var year = desk.now().plus(Duration.ofDays(30)).toString().substring(0, 16);
        assertThat(agent.submitForm(page, page, "at=" + year.replace(":", "%3A"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(agent.get("/desk/tickets/" + number).body()).contains("Follow-up planned");
        assertThat(agent.submitForm(page, page + "/cancel", "").statusCode()).isEqualTo(302);
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    private ApiClient.JsonResponse plan(String at) {
        return api("agent").put(path(), at == null ? Map.of() : Map.of("at", at));
    }

    private String path() {
        return "/api/tickets/%s/follow-up".formatted(number);
    }

    private ApiClient api(String user) {
        return ApiClient.as(user, port);
    }
}
