package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskQuery;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.problem.BadInput;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions of a lead who was called. */
@DeskTest
class LeadDecisionTest {

    @Autowired
    private Desk desk;

    @Test
    void continuesTheTicket() {
        var number = unattended();

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE", "note", "Eve takes it."));

        assertThat(desk.process(number, "lead-decision")).isEnded().hasPassed("End_Decided");
        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.messageTexts(number)).contains("Eve takes it.");
    }

    @Test
    void reassignsTheTicketAndItsTask() {
        var number = unattended();

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-second"));

        assertThat(desk.ticket(number).team()).isEqualTo("parcels-second");
        assertThat(desk.process(number)).task("Task_Triage").hasCandidateGroup("parcels-second");
        assertThat(taskQuery()
                        .processInstanceId(desk.process(number).getId())
                        .taskCandidateGroup("parcels-first")
                        .count())
                .isZero();
    }

    @Test
    void unassignsTheTaskWhenTheTeamChanges() {
        var number = unattended();
        desk.claims(number, "triage", "agent");

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-second"));

        assertThat(desk.process(number)).task("Task_Triage").isNotAssigned();
    }

    @Test
    void keepsTheAssigneeWhenTheTeamStays() {
        var number = unattended();
        desk.claims(number, "triage", "agent");

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-first"));

        assertThat(desk.process(number)).task("Task_Triage").isAssignedTo("agent");
    }

    @Test
    void needsATeamToReassignTo() {
        var number = unattended();

        assertThatThrownBy(() -> desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("team");

        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void isNoLongerNeededWhenTheTicketEnds() {
        var number = unattended();

        desk.withdraws(number);

        assertThat(desk.process(number, "lead-decision"))
                .isEnded()
                .hasPassed("End_NoLongerNeeded", "Event_TicketEnded");
        assertThat(desk.process(number)).isEnded();
    }

    @Test
    void canBeCalledAgain() {
        var number = unattended();
        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE"));
        desk.triages(number);

        desk.firesTimer(number, "Event_AnswerUnattended");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void doesNotInterruptTheWork() {
        var number = unattended();

        desk.triages(number);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void isNoLongerNeededWhenTheTicketIsSolved() {
        var number = unattended();
        desk.triages(number);

        desk.answers(number, "SOLVE");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.process(number, "lead-decision"))
                .isEnded()
                .hasPassed("End_NoLongerNeeded", "Event_TicketSolved");
    }

    @Test
    void isCalledOnceWhenSeveralStepsAreDueTogether() {
        var attributes = Map.of("plan", "enterprise", "package", "platinum", "severity", "urgent");
        var number = desk.opens("vimeo", attributes, desk.now().minus(Duration.ofHours(3)));

        desk.firesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.warnings(number)).hasSizeGreaterThan(2);
        assertThat(desk.processes(number, "lead-decision")).hasSize(1);
        assertThat(desk.timeline(number)).filteredOn("type", "lead-called").hasSize(1);
    }

    private String unattended() {
        var number = desk.opens("parcels", Map.of());
        desk.firesTimer(number, "Event_TriageUnattended");
        return number;
    }
}
