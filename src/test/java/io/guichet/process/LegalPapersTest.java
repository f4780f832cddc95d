package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.sla.TicketClock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Deceased account owner: papers are requested and checked before any reply. */
@DeskTest
class LegalPapersTest {

    private static final Map<String, Object> DECEASED = Map.of("requestType", "deceased-owner");

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void openAndTriage() {
        number = desk.opens("parcels", DECEASED);
        desk.triages(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFER", "DEACTIVATE", "REFUSED"})
    void areCheckedBeforeTheAnswer(String outcome) {
        assertThat(desk.process(number, "legal-papers")).isWaitingAt("Task_CheckLegalPapers");

        completesCheck(outcome);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.ticket(number).legalPapers()).isEqualTo(outcome);
        assertThat(desk.process(number, "legal-papers")).hasPassed("End_PapersDecided");
    }

    @Test
    void areCheckedAgainWhenReceived() {
        requestsPapers("Please send the certificate.");
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.lastEmailBody(number)).contains("Please send the certificate.");

        desk.customerWrites(number, "Here it is.");
        assertThat(desk.process(number, "legal-papers")).isWaitingAt("Task_CheckLegalPapers");

        completesCheck("TRANSFER");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @Test
    void areNotAwaitedWhenTheCustomerHasAlreadyWritten() {
        var seen = desk.newestMessageId(number);
        desk.customerWrites(number, "I forgot this one.");

        desk.completesAfterReading(
                number,
                "legal-papers",
                seen,
                Map.of("outcome", "MORE_NEEDED", "note", "One of two.", "reply", "Both?"));

        assertThat(desk.process(number, "legal-papers")).isWaitingAt("Task_CheckLegalPapers");
    }

    @Test
    void areRequestedWithTheBrandsDefaultText() {
        var sent = desk.opens("vimeo", DECEASED);
        desk.completes(sent, "triage", "specialist", Map.of());

        desk.completes(sent, "legal-papers", "specialist", Map.of("outcome", "MORE_NEEDED", "note", "None yet."));

        assertThat(desk.lastEmailBody(sent)).contains("death certificate").doesNotContain("None yet.");
        assertThat(desk.ticket(sent).restricted()).isTrue();
    }

    @Test
    void requireAReplyWhenTheBrandHasNoDefaultText() {
        assertThatThrownBy(() -> completesCheck("MORE_NEEDED"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reply");
        assertThat(desk.process(number, "legal-papers")).isWaitingAt("Task_CheckLegalPapers");
    }

    @Test
    void pauseTheClocksWhileAwaited() {
        requestsPapers("Please send the certificate.");
        assertThat(resolution().state()).isEqualTo(TicketClock.ClockState.PAUSED);

        desk.customerWrites(number, "Here it is.");
        assertThat(resolution().state()).isEqualTo(TicketClock.ClockState.RUNNING);
    }

    @Test
    void continueWithTheAnswerWhenOverdue() {
        requestsPapers("Please send the certificate.");

        desk.firesTimer(number, "Event_PapersOverdue");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.process(number, "legal-papers")).hasPassed("End_PapersNotSent");
    }

    @Test
    void callALeadWhenUnattended() {
        desk.firesTimer(number, "Event_PapersUnattended");

        assertThat(desk.process(number, "legal-papers")).isWaitingAt("Task_CheckLegalPapers");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
        assertThat(desk.process(number, "legal-papers")).hasPassed("End_LeadCalled");
    }

    @Test
    void followTheTicketToAnotherTeam() {
        desk.reassigns(number, "parcels-second");

        assertThat(desk.process(number, "legal-papers"))
                .task("Task_CheckLegalPapers")
                .hasCandidateGroup("parcels-second");
    }

    private TicketClock resolution() {
        return desk.clocks(number).stream()
                .filter(run -> run.target() == Target.RESOLUTION)
                .findFirst()
                .orElseThrow();
    }

    private void requestsPapers(String reply) {
        desk.completes(
                number,
                "legal-papers",
                "agent",
                Map.of("outcome", "MORE_NEEDED", "note", "Nothing yet.", "reply", reply));
    }

    private void completesCheck(String outcome) {
        desk.completes(number, "legal-papers", "agent", Map.of("outcome", outcome, "note", "Seen."));
    }
}
