package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.access.StaffAbsences;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ticket belongs to the agent who works on it, and comes back to that agent. */
@DeskTest
@Tag("h2")
class AssigneeTest {

    private static final String AGENT = "agent-parcels";

    @Autowired
    private Desk desk;

    @Autowired
    private StaffAbsences absences;

    @AfterEach
    void endsTheAbsence() {
        absences.remove(AGENT);
    }

    @Test
    void staysWithTheAgentWhoTriages() {
        var number = triaged();

        assertThat(desk.ticket(number).assignee()).isEqualTo(AGENT);
        assertThat(desk.process(number)).task("Task_Answer").isAssignedTo(AGENT);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("claimed").doesNotContain("assigned");
    }

    @Test
    void goesToTheTeamThatTheAgentIsNotIn() {
        var number = desk.opens("vimeo", Map.of("plan", "pro"));

        desk.completes(number, "triage", "agent-vimeo", Map.of("team", "vimeo-security"));

        assertThat(desk.ticket(number).assignee()).isNull();
        assertThat(desk.process(number)).task("Task_Answer").isNotAssigned();
        assertThat(desk.eventTypes(number)).contains("released");
    }

    @Test
    void comesBackWithTheCustomersReply() {
        var number = triaged();
        desk.completes(number, "answer", AGENT, Map.of("outcome", "ASK_CUSTOMER", "reply", "Which one?"));
        assertThat(desk.ticket(number).assignee()).isEqualTo(AGENT);

        desk.customerWrites(number, "The blue one.");

        assertThat(desk.process(number)).task("Task_Answer").isAssignedTo(AGENT);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("claimed");
    }

    @Test
    void comesBackFromTheSpecialist() {
        var number = triaged();
        desk.completes(number, "answer", AGENT, Map.of("outcome", "ESCALATE_SPECIALIST"));
        desk.completes(number, "specialist-work", "specialist", Map.of("outcome", "RETURN", "note", "Look again."));

        assertThat(desk.process(number)).task("Task_Answer").isAssignedTo(AGENT);
    }

    @Test
    void comesBackWhenItIsReopened() {
        var number = triaged();
        desk.completes(number, "answer", AGENT, Map.of("outcome", "SOLVE", "reply", "It arrived."));
        desk.reopens(number);

        assertThat(desk.process(number)).task("Task_Answer").isAssignedTo(AGENT);
    }

    @Test
    void goesToTheTeamWhileTheAgentIsAway() {
        var number = triaged();
        desk.completes(number, "answer", AGENT, Map.of("outcome", "ASK_CUSTOMER", "reply", "Which one?"));
        absences.set(AGENT, desk.now(), desk.now().plus(Duration.ofDays(2)), "lead");

        desk.customerWrites(number, "The blue one.");

        assertThat(desk.process(number)).task("Task_Answer").isNotAssigned();
        assertThat(desk.ticket(number).assignee()).isNull();
    }

    @Test
    void goesToTheTeamWhenTheAgentDoesNotReact() {
        var number = triaged();
        desk.completes(number, "answer", AGENT, Map.of("outcome", "ASK_CUSTOMER", "reply", "Which one?"));
        desk.customerWrites(number, "The blue one.");

        desk.firesTimer(number, "Event_AnswerUnattended");

        assertThat(desk.process(number))
                .hasPassed("Task_ReturnToTeam")
                .task("Task_Answer")
                .isNotAssigned();
        assertThat(desk.ticket(number).assignee()).isNull();
        assertThat(desk.eventTypes(number)).contains("released", "lead-called");
    }

    @Test
    void staysWithAnAgentWhoReacts() {
        var number = triaged();
        desk.completes(number, "answer", AGENT, Map.of("outcome", "ASK_CUSTOMER", "reply", "Which one?"));
        desk.customerWrites(number, "The blue one.");
        desk.advancesTime(Duration.ofMinutes(1));
        desk.releases(number, "answer", AGENT);
        desk.claims(number, "answer", AGENT);

        desk.firesTimer(number, "Event_AnswerUnattended");

        assertThat(desk.process(number)).task("Task_Answer").isAssignedTo(AGENT);
        assertThat(desk.eventTypes(number)).doesNotContain("lead-called");
    }

    @Test
    void givesTheTicketBackWithTheTask() {
        var number = triaged();

        desk.releases(number, "answer", AGENT);

        assertThat(desk.ticket(number).assignee()).isNull();
    }

    @Test
    void hasNoAssigneeOnceItIsClosed() {
        var number = triaged();
        desk.withdraws(number);

        assertThat(desk.ticket(number).assignee()).isNull();
    }

    private String triaged() {
        var number = desk.opens("parcels", Map.of());
        desk.completes(number, "triage", AGENT, Map.of());
        return number;
    }
}
