package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.BadInput;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The owner of an account has died: papers are asked for and checked before anybody answers. */
@DeskTest
@Traces("legal-papers")
class LegalPapersTest {

    private static final Map<String, Object> DECEASED = Map.of("requestType", "deceased-owner");

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void anHeirWritesAndTheTicketIsSorted() {
        number = desk.opens("parcels", DECEASED);
        desk.triages(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFER", "DEACTIVATE", "REFUSED"})
    void areCheckedBeforeTheAnswer(String outcome) {
        assertThat(desk.waitsFor(number)).containsExactly("legal-papers");

        checks(outcome);

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.ticket(number).legalPapers()).isEqualTo(outcome);
        assertThat(desk.reached(number)).contains("End_PapersDecided");
    }

    @Test
    void areAskedForAndCheckedAgainWhenTheyCome() {
        asks("Please send the certificate.");
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.lastLetter(number)).contains("Please send the certificate.");

        desk.customerWrites(number, "Here it is.");
        assertThat(desk.waitsFor(number)).containsExactly("legal-papers");

        checks("TRANSFER");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
    }

    @Test
    void areNotWaitedForWhenTheCustomerHasAlreadyWritten() {
        var seen = desk.newest(number);
        desk.customerWrites(number, "I forgot this one.");

        desk.completesHavingSeen(
                number,
                "legal-papers",
                seen,
                Map.of("outcome", "MORE_NEEDED", "note", "One of two.", "reply", "Both?"));

        assertThat(desk.waitsFor(number)).containsExactly("legal-papers");
    }

    @Test
    void areAskedForInTheBrandsOwnWordsWhenNobodyWroteOthers() {
        var sent = desk.opens("vimeo", DECEASED);
        desk.completes(sent, "triage", "specialist", Map.of());

        desk.completes(sent, "legal-papers", "specialist", Map.of("outcome", "MORE_NEEDED", "note", "None yet."));

        assertThat(desk.lastLetter(sent)).contains("death certificate").doesNotContain("None yet.");
        assertThat(desk.ticket(sent).restricted()).isTrue();
    }

    @Test
    void mustBeNamedWhereTheBrandHasNoUsualWords() {
        assertThatThrownBy(() -> checks("MORE_NEEDED"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reply");
        assertThat(desk.waitsFor(number)).containsExactly("legal-papers");
    }

    @Test
    void stopTheClocksWhileTheyAreWaitedFor() {
        asks("Please send the certificate.");
        assertThat(resolution().state()).isEqualTo(TicketClock.State.PAUSED);

        desk.customerWrites(number, "Here it is.");
        assertThat(resolution().state()).isEqualTo(TicketClock.State.RUNNING);
    }

    @Test
    void leaveTheAnswerToTheTeamWhenTheyNeverCome() {
        asks("Please send the certificate.");

        desk.fires(number, "Event_PapersOverdue");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.reached(number)).contains("End_PapersNotSent");
    }

    @Test
    void callALeadWhenNobodyLooksAtThem() {
        desk.fires(number, "Event_PapersUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("legal-papers", "lead-decision");
        assertThat(desk.reached(number)).contains("End_LeadCalled");
    }

    @Test
    void followTheTicketToAnotherTeam() {
        desk.reassigns(number, "parcels-second");

        assertThat(desk.task(number, "legal-papers").groups()).containsExactly("parcels-second");
    }

    private TicketClock resolution() {
        return desk.clocks(number).stream()
                .filter(run -> run.target() == Target.RESOLUTION)
                .findFirst()
                .orElseThrow();
    }

    private void asks(String reply) {
        desk.completes(
                number,
                "legal-papers",
                "agent",
                Map.of("outcome", "MORE_NEEDED", "note", "Nothing yet.", "reply", reply));
    }

    private void checks(String outcome) {
        desk.completes(number, "legal-papers", "agent", Map.of("outcome", outcome, "note", "Seen."));
    }
}
