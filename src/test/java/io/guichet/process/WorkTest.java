package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work of a team: triage, identity check, answer, and the lead's call for unattended tasks. */
@DeskTest
class WorkTest {

    @Autowired
    private Desk desk;

    @Test
    void goesFromTriageToTheAnswer() {
        var number = desk.opens("parcels", Map.of());

        desk.triages(number);
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");

        desk.answers(number, "ASK_CUSTOMER");
        assertThat(desk.process(number)).hasPassed("End_Admitted", "End_Answered");
    }

    @Test
    void reevaluatesTheTablesAfterTriage() {
        var number = desk.opens("parcels", Map.of());

        desk.completes(number, "triage", "agent", Map.of("requestType", "incident", "impact", "down"));

        assertThat(desk.ticket(number))
                .returns("urgent", ticket -> ticket.priority())
                .returns("parcels-second", ticket -> ticket.team());
        assertThat(desk.task(number, "answer").groups()).containsExactly("parcels-second");
    }

    @Test
    void keepsTheTeamThatAPersonChose() {
        var number = desk.opens("parcels", Map.of());

        desk.completes(number, "triage", "agent", Map.of("requestType", "incident", "team", "parcels-first"));

        assertThat(desk.ticket(number).team()).isEqualTo("parcels-first");
    }

    @Test
    void recordsWhoTriagedATicketThatChangedTeam() {
        var number = desk.opens("parcels", Map.of());
        var triage = desk.task(number, "triage").id();

        desk.completes(number, "triage", "agent", Map.of("team", "parcels-second"));

        assertThat(historyService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(triage)
                        .taskAssignee("agent")
                        .finished()
                        .count())
                .isOne();
        assertThat(desk.task(number, "answer").groups()).containsExactly("parcels-second");
    }

    @Test
    void refusesATeamThatTheBrandDoesNotHave() {
        var number = desk.opens("parcels", Map.of());

        assertThatThrownBy(() -> desk.completes(number, "triage", "agent", Map.of("team", "helpcenter-support")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("team");

        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
        assertThat(desk.eventTypes(number)).doesNotContain("triaged");
    }

    @Test
    void checksTheIdentityBeforeAccountDataAreDisclosed() {
        var number = desk.opens("parcels", Map.of("topic", "account-data"));
        desk.triages(number);
        assertThat(desk.process(number)).isWaitingAt("Task_CheckIdentity");

        desk.completes(number, "identity-check", "agent", Map.of("outcome", "CONFIRMED"));

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.ticket(number).identityCheck()).isEqualTo("CONFIRMED");
    }

    @Test
    void continuesWithTheAnswerWhenTheIdentityIsRefused() {
        var number = desk.opens("parcels", Map.of("topic", "account-data"));
        desk.triages(number);

        desk.completes(number, "identity-check", "agent", Map.of("outcome", "REFUSED", "note", "Another address."));

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.messageTexts(number)).contains("Another address.");
    }

    @Test
    void callsALeadWhenTriageIsUnattended() {
        var number = desk.opens("parcels", Map.of());

        desk.firesTimer(number, "Event_TriageUnattended");

        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
        assertThat(desk.process(number)).hasPassed("End_LeadCalled");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void callsALeadWhenTheIdentityCheckIsUnattended() {
        var number = desk.opens("parcels", Map.of("topic", "account-data"));
        desk.triages(number);

        desk.firesTimer(number, "Event_CheckUnattended");

        assertThat(desk.process(number)).isWaitingAt("Task_CheckIdentity");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void callsALeadWhenTheAnswerIsUnattended() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        desk.firesTimer(number, "Event_AnswerUnattended");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void callsNoLeadForAClaimedTask() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent");

        desk.firesTimer(number, "Event_TriageUnattended");

        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
        assertThat(desk.processes(number, "lead-decision")).isEmpty();
        assertThat(desk.eventTypes(number)).doesNotContain("lead-called");
    }

    @Test
    void callsALeadOnceWhenTheTicketIsUnattendedAndLate() {
        var number = desk.opens("parcels", Map.of());
        desk.firesTimer(number, "Event_TriageUnattended");
        desk.advancesTime(Duration.ofHours(4));

        desk.firesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
        assertThat(desk.processes(number, "lead-decision")).hasSize(1);
    }

    @Test
    void callsALeadAfterHalfOfTheRemainingTime() {
        var number = desk.opens("parcels", Map.of());

        var left = Duration.between(
                desk.now(), desk.clock(number, Target.FIRST_RESPONSE).due().orElseThrow());
        assertThat(desk.timerDue(number, "Event_TriageUnattended"))
                .isEqualTo(desk.now().plus(left.dividedBy(2)));
    }

    @Test
    void returnsToTheAnswerWhenTheCustomerHasWritten() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "It has come!");

        desk.answers(number, "ASK_CUSTOMER");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void ignoresMessagesThatTheAgentHasSeen() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "It has come!");

        desk.answersAfterReading(number, desk.newestMessageId(number), "SOLVE");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }

    @Test
    void sendsAnAnswerAlthoughTheCustomerHasWritten() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "And where is the second one?");

        desk.answers(number, "SOLVE");

        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "reply");
        assertThat(desk.lastEmailBody(number)).contains("neighbour");
    }

    @Test
    void acceptsOnlyTheFieldsOfTheForm() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        assertThatThrownBy(() -> desk.completes(number, "answer", "agent", Map.of("outcome", "SOLVE")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reply");
        assertThatThrownBy(() -> desk.completes(
                        number, "answer", "agent", Map.of("outcome", "SOLVE", "reply", "Here.", "brand", "helpcenter")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("brand");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.messageTexts(number)).hasSize(1);
    }
}
