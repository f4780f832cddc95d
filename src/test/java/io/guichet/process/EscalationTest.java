package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.IllegalTransition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A specialist or a developer takes over, and the ticket comes back or is solved. */
@DeskTest
@Traces("escalation")
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

        assertThat(desk.ends(number)).containsExactly("End_HandedBack");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.texts(number)).contains("Ask for the barcode.");
    }

    @Test
    void isSolvedByTheSpecialist() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", SOLVE);

        assertThat(desk.reached(number)).contains("End_SolvedByTier");
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.lastLetter(number)).contains("It is in Lyon.");
    }

    @Test
    void comesBackFromTheDeveloperToTheAnswer() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        assertThat(desk.status(number)).isEqualTo("WITH_DEVELOPER");

        desk.completes(number, "developer-work", "developer", RETURN);

        assertThat(desk.waitsFor(number)).containsExactly("answer");
    }

    @Test
    void goesToTheSpecialistFirstAndToTheDeveloperThen() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        desk.completes(number, "specialist-work", "specialist", RETURN);

        desk.escalates(number, "ESCALATE_DEVELOPER");

        assertThat(desk.waitsFor(number)).containsExactly("developer-work");
    }

    @Test
    void waitsForAnIssueAndGoesOnWhenItIsResolved() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.completes(number, "developer-work", "developer", AWAIT_ISSUE);
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_ISSUE");

        desk.issueIsResolved(number);

        assertThat(desk.status(number)).isEqualTo("WITH_DEVELOPER");
        assertThat(desk.ticket(number).issueKey()).isEqualTo("PAR-7");
        assertThat(desk.isArmed(number, "Event_LookAgain")).isFalse();
    }

    @Test
    void looksAgainWhenTheIssueTakesTooLong() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.completes(number, "developer-work", "developer", AWAIT_ISSUE);

        desk.fires(number, "Event_LookAgain");

        assertThat(desk.waitsFor(number)).containsExactly("developer-work");
    }

    @Test
    void refusesAnIssueThatNobodyWaitsFor() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");

        assertThatThrownBy(() -> desk.issueIsResolved(number)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void warnsWhenASpecialistTakesTooLong() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.fires(number, "Event_SpecialistStepDue");

        assertThat(desk.reached(number)).contains("End_Warned");
        assertThat(desk.warnings(number)).contains("SPECIALIST AT_RISK");
    }

    @Test
    void takesEachStepOfASpecialistsTimeOnce() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        var escalated = desk.now();

        desk.fires(number, "Event_SpecialistStepDue");
        assertThat(desk.due(number, "Event_SpecialistStepDue")).isEqualTo(escalated.plus(Duration.ofDays(1)));
        desk.fires(number, "Event_SpecialistStepDue");
        assertThat(desk.due(number, "Event_SpecialistStepDue")).isEqualTo(escalated.plus(Duration.ofHours(36)));
        desk.fires(number, "Event_SpecialistStepDue");

        assertThat(desk.isWaiting(number, "Event_SpecialistStepDue")).isFalse();
        assertThat(desk.warnings(number))
                .filteredOn(warning -> warning.startsWith("SPECIALIST"))
                .containsExactly("SPECIALIST AT_RISK", "SPECIALIST OVERDUE", "SPECIALIST STILL_OVERDUE");
    }

    @Test
    void forgetsTheTimersOfASpecialistWhoHasHandedBack() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", RETURN);

        assertThat(desk.isArmed(number, "Event_SpecialistStepDue")).isFalse();
        assertThat(desk.isArmed(number, "Event_SpecialistUnattended")).isFalse();
        assertThat(desk.isWaiting(number, "Event_ResponseStepDue")).isTrue();
    }

    @Test
    void warnsWhenADeveloperTakesTooLong() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");

        desk.fires(number, "Event_DeveloperStepDue");

        assertThat(desk.warnings(number)).contains("DEVELOPER AT_RISK");
    }

    @Test
    void callsALeadWhenNoSpecialistTakesIt() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.fires(number, "Event_SpecialistUnattended");

        assertThat(desk.reached(number)).contains("End_LeadCalled");
        assertThat(desk.waitsFor(number)).containsExactly("specialist-work", "lead-decision");
    }

    @Test
    void callsALeadWhenNoDeveloperTakesIt() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");

        desk.fires(number, "Event_DeveloperUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("developer-work", "lead-decision");
    }

    @Test
    void keepsWhatTheCustomerWritesMeanwhileAndDoesNotDisturbTheSpecialist() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.customerWrites(number, "The number is 42.");

        assertThat(desk.waitsFor(number)).containsExactly("specialist-work");
        assertThat(desk.texts(number)).contains("The number is 42.");
    }

    @Test
    void isNotSolvedOverTheHeadOfACustomerWhoWroteMeanwhile() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        desk.customerWrites(number, "No, wait: the number is 43.");

        desk.completes(number, "specialist-work", "specialist", SOLVE);

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void announcesNoOldQuestionAsTheSolution() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "Yes, nothing there.");
        desk.escalates(number, "ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", Map.of("outcome", "SOLVE", "note", "Redelivered."));

        assertThat(desk.letters(number)).endsWith("solved");
        assertThat(desk.lastLetter(number)).doesNotContain("neighbour");
    }

    @Test
    void measuresEveryStayWithADeveloperOnItsOwn() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.passes(Duration.ofHours(1));
        desk.completes(number, "developer-work", "developer", AWAIT_ISSUE);
        assertThat(desk.clock(number, Target.DEVELOPER).state()).isEqualTo(TicketClock.State.STOPPED);

        desk.passes(Duration.ofDays(1));
        desk.issueIsResolved(number);

        assertThat(desk.clock(number, Target.DEVELOPER).startedAt()).isEqualTo(desk.now());
        assertThat(desk.clocks(number))
                .filteredOn(clock -> clock.target() == Target.DEVELOPER)
                .hasSize(2);
    }

    @Test
    void isDueWhenTheSpecialistIsAndThenWhenTheTicketIs() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        assertThat(desk.task(number, "specialist-work").due())
                .isEqualTo(desk.clock(number, Target.SPECIALIST).due().orElseThrow());

        desk.completes(number, "specialist-work", "specialist", RETURN);

        assertThat(desk.task(number, "answer").due())
                .isEqualTo(desk.clock(number, Target.FIRST_RESPONSE).due().orElseThrow());
    }
}
