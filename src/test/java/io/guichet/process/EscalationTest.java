package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.IllegalTransition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Escalation to a specialist or developer, who return or solve the ticket. */
@DeskTest
class EscalationTest {

    private static final Map<String, Object> RETURN = Map.of("outcome", "RETURN", "note", "Ask for the barcode.");
    private static final Map<String, Object> SOLVE =
            Map.of("outcome", "SOLVE", "note", "Found it.", "reply", "It is in Lyon.");
    private static final Map<String, Object> AWAIT_ISSUE =
            Map.of("outcome", "AWAIT_ISSUE", "note", "A bug.", "issueKey", "PAR-7");

    @Autowired
    private Desk desk;

    @Test
    void comesBackFromTheSpecialistToTheAnswer() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        assertThat(desk.status(number)).isEqualTo("WITH_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", RETURN);

        assertThat(desk.process(number, "escalation")).isEnded().hasPassed("End_Returned");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.messageTexts(number)).contains("Ask for the barcode.");
    }

    @Test
    void isSolvedByTheSpecialist() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", SOLVE);

        assertThat(desk.process(number, "escalation")).hasPassed("End_SolvedByTier");
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.lastEmailBody(number)).contains("It is in Lyon.");
    }

    @Test
    void comesBackFromTheDeveloperToTheAnswer() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        assertThat(desk.status(number)).isEqualTo("WITH_DEVELOPER");

        desk.completes(number, "developer-work", "developer", RETURN);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @Test
    void escalatesFromSpecialistToDeveloper() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        desk.completes(number, "specialist-work", "specialist", RETURN);

        desk.escalates(number, "ESCALATE_DEVELOPER");

        assertThat(desk.process(number, "escalation")).isWaitingAt("Task_WorkAsDeveloper");
    }

    @Test
    void waitsForAnIssueAndGoesOnWhenItIsResolved() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.completes(number, "developer-work", "developer", AWAIT_ISSUE);
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_ISSUE");

        desk.resolvesIssue(number);

        assertThat(desk.status(number)).isEqualTo("WITH_DEVELOPER");
        assertThat(desk.ticket(number).issueKey()).isEqualTo("PAR-7");
        assertThat(job("Event_IssueCheckDue", desk.process(number, "escalation")))
                .isNull();
    }

    @Test
    void returnsToTheDeveloperWhenTheIssueCheckIsDue() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.completes(number, "developer-work", "developer", AWAIT_ISSUE);

        desk.firesTimer(number, "Event_IssueCheckDue");

        assertThat(desk.process(number, "escalation")).isWaitingAt("Task_WorkAsDeveloper");
    }

    @Test
    void refusesAnUnexpectedIssueResolution() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");

        assertThatThrownBy(() -> desk.resolvesIssue(number)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void warnsWhenASpecialistTakesTooLong() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.firesTimer(number, "Event_SpecialistWarningDue");

        assertThat(desk.process(number, "escalation")).hasPassed("End_Warned");
        assertThat(desk.warnings(number)).contains("SPECIALIST AT_RISK");
    }

    @Test
    void takesEachSpecialistLadderStepOnce() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        var escalated = desk.now();

        desk.firesTimer(number, "Event_SpecialistWarningDue");
        assertThat(desk.timerDue(number, "Event_SpecialistWarningDue")).isEqualTo(escalated.plus(Duration.ofDays(1)));
        desk.firesTimer(number, "Event_SpecialistWarningDue");
        assertThat(desk.timerDue(number, "Event_SpecialistWarningDue")).isEqualTo(escalated.plus(Duration.ofHours(36)));
        desk.firesTimer(number, "Event_SpecialistWarningDue");

        assertThat(desk.isScheduled(number, "Event_SpecialistWarningDue")).isFalse();
        assertThat(desk.warnings(number))
                .filteredOn(warning -> warning.startsWith("SPECIALIST"))
                .containsExactly("SPECIALIST AT_RISK", "SPECIALIST OVERDUE", "SPECIALIST STILL_OVERDUE");
    }

    @Test
    void deletesTheSpecialistTimersAfterTheReturn() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", RETURN);

        assertThat(job("Event_SpecialistWarningDue", desk.process(number, "escalation")))
                .isNull();
        assertThat(job("Event_SpecialistUnattended", desk.process(number, "escalation")))
                .isNull();
        assertThat(desk.isScheduled(number, "Event_ResponseWarningDue")).isTrue();
    }

    @Test
    void warnsWhenADeveloperTakesTooLong() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");

        desk.firesTimer(number, "Event_DeveloperWarningDue");

        assertThat(desk.warnings(number)).contains("DEVELOPER AT_RISK");
    }

    @Test
    void callsALeadWhenNoSpecialistTakesIt() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.firesTimer(number, "Event_SpecialistUnattended");

        assertThat(desk.process(number, "escalation"))
                .hasPassed("End_LeadCalled")
                .isWaitingAt("Task_WorkAsSpecialist");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void callsALeadWhenNoDeveloperTakesIt() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");

        desk.firesTimer(number, "Event_DeveloperUnattended");

        assertThat(desk.process(number, "escalation")).isWaitingAt("Task_WorkAsDeveloper");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void ignoresACustomerReplyDuringSpecialistWork() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.customerWrites(number, "The number is 42.");

        assertThat(desk.process(number, "escalation")).isWaitingAt("Task_WorkAsSpecialist");
        assertThat(desk.messageTexts(number)).contains("The number is 42.");
    }

    @Test
    void isNotSolvedWhenTheCustomerHasReplied() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        desk.customerWrites(number, "No, wait: the number is 43.");

        desk.completes(number, "specialist-work", "specialist", SOLVE);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void doesNotAnnounceAnOldQuestionAsSolution() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "Yes, nothing there.");
        desk.escalates(number, "ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", Map.of("outcome", "SOLVE", "note", "Redelivered."));

        assertThat(desk.emailTemplates(number)).endsWith("solved");
        assertThat(desk.lastEmailBody(number)).doesNotContain("neighbour");
    }

    @Test
    void measuresEachDeveloperStaySeparately() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.advancesTime(Duration.ofHours(1));
        desk.completes(number, "developer-work", "developer", AWAIT_ISSUE);
        assertThat(desk.clock(number, Target.DEVELOPER).state()).isEqualTo(TicketClock.ClockState.STOPPED);

        desk.advancesTime(Duration.ofDays(1));
        desk.resolvesIssue(number);

        assertThat(desk.clock(number, Target.DEVELOPER).startedAt()).isEqualTo(desk.now());
        assertThat(desk.clocks(number))
                .filteredOn(clock -> clock.target() == Target.DEVELOPER)
                .hasSize(2);
    }

    @Test
    void takesTheNearestDueDateOfAnyTier() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        assertThat(desk.task(number, "specialist-work").due())
                .isBefore(desk.clock(number, Target.SPECIALIST).due().orElseThrow())
                .isEqualTo(desk.clock(number, Target.FIRST_RESPONSE).due().orElseThrow());

        desk.completes(number, "specialist-work", "specialist", RETURN);

        assertThat(desk.task(number, "answer").due())
                .isEqualTo(desk.clock(number, Target.FIRST_RESPONSE).due().orElseThrow());
    }
}
