package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.BadInput;
import io.guichet.policy.Target;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Triage, identity check, answer: the work of a team, and the call for a lead when nobody takes it. */
@DeskTest
@Traces("ticket")
class WorkTest {

    @Autowired
    private Desk desk;

    @Test
    void goesFromTriageToTheAnswer() {
        var number = desk.opens("parcels", Map.of());

        desk.triages(number);
        assertThat(desk.waitsFor(number)).containsExactly("answer");

        desk.answers(number, "ASK_CUSTOMER");
        assertThat(desk.reached(number)).containsExactly("End_Admitted", "End_Answered");
    }

    @Test
    void asksTheTablesAgainWhenTriageKnowsMore() {
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
    void remembersWhoSortedATicketThatChangedItsTeam() {
        var number = desk.opens("parcels", Map.of());
        var triage = desk.task(number, "triage").id();

        desk.completes(number, "triage", "agent", Map.of("team", "parcels-second"));

        assertThat(desk.doneBy(triage)).isEqualTo("agent");
        assertThat(desk.task(number, "answer").groups()).containsExactly("parcels-second");
    }

    @Test
    void refusesATeamThatTheBrandDoesNotHave() {
        var number = desk.opens("parcels", Map.of());

        assertThatThrownBy(() -> desk.completes(number, "triage", "agent", Map.of("team", "helpcenter-support")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("team");

        assertThat(desk.waitsFor(number)).containsExactly("triage");
        assertThat(desk.happened(number)).doesNotContain("triaged");
    }

    @Test
    void checksTheIdentityBeforeAccountDataAreDisclosed() {
        var number = desk.opens("parcels", Map.of("topic", "account-data"));
        desk.triages(number);
        assertThat(desk.waitsFor(number)).containsExactly("identity-check");

        desk.completes(number, "identity-check", "agent", Map.of("outcome", "CONFIRMED"));

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.ticket(number).identityCheck()).isEqualTo("CONFIRMED");
    }

    @Test
    void answersAlsoSomebodyWhoseIdentityIsRefused() {
        var number = desk.opens("parcels", Map.of("topic", "account-data"));
        desk.triages(number);

        desk.completes(number, "identity-check", "agent", Map.of("outcome", "REFUSED", "note", "Another address."));

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.texts(number)).contains("Another address.");
    }

    @Test
    void callsALeadWhenNobodySortsATicket() {
        var number = desk.opens("parcels", Map.of());

        desk.fires(number, "Event_TriageUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("triage", "lead-decision");
        assertThat(desk.reached(number)).contains("End_LeadCalled");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void callsALeadWhenNobodyChecksAnIdentity() {
        var number = desk.opens("parcels", Map.of("topic", "account-data"));
        desk.triages(number);

        desk.fires(number, "Event_CheckUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("identity-check", "lead-decision");
    }

    @Test
    void callsALeadWhenNobodyAnswers() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        desk.fires(number, "Event_AnswerUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("answer", "lead-decision");
    }

    @Test
    void callsNoLeadWhenSomebodyHasTakenTheTask() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent");

        desk.fires(number, "Event_TriageUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("triage");
        assertThat(desk.happened(number)).doesNotContain("lead-called");
    }

    @Test
    void callsALeadOnceWhenTheTicketIsUnattendedAndLate() {
        var number = desk.opens("parcels", Map.of());
        desk.fires(number, "Event_TriageUnattended");
        desk.passes(Duration.ofHours(4));

        desk.fires(number, "Event_ResponseStepDue");

        assertThat(desk.waitsFor(number)).containsExactly("triage", "lead-decision");
    }

    @Test
    void waitsHalfOfTheTimeThatIsLeftForSomebodyToTakeIt() {
        var number = desk.opens("parcels", Map.of());

        var left = Duration.between(
                desk.now(), desk.clock(number, Target.FIRST_RESPONSE).due().orElseThrow());
        assertThat(desk.due(number, "Event_TriageUnattended"))
                .isEqualTo(desk.now().plus(left.dividedBy(2)));
    }

    @Test
    void comesBackToTheAnswerWhenTheCustomerHasAlreadyWritten() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "It has come!");

        desk.answers(number, "ASK_CUSTOMER");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void doesNotComeBackForWhatTheAgentHasReadWhileAnswering() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "It has come!");

        desk.answersHavingSeen(number, desk.newest(number), "SOLVE");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }

    @Test
    void sendsAnAnswerThatTheCustomerHasOvertaken() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "And where is the second one?");

        desk.answers(number, "SOLVE");

        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "reply");
        assertThat(desk.lastLetter(number)).contains("neighbour");
    }

    @Test
    void takesOnlyWhatTheFormAsksFor() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        assertThatThrownBy(() -> desk.completes(number, "answer", "agent", Map.of("outcome", "SOLVE")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reply");
        assertThatThrownBy(() -> desk.completes(
                        number, "answer", "agent", Map.of("outcome", "SOLVE", "reply", "Here.", "brand", "helpcenter")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("brand");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.texts(number)).hasSize(1);
    }
}
