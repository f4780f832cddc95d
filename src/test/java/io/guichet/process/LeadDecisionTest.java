package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.BadInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A lead was called and decides how a ticket goes on. */
@DeskTest
@Traces("lead-decision")
class LeadDecisionTest {

    @Autowired
    private Desk desk;

    @Test
    void letsTheTicketGoOn() {
        var number = unattended();

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE", "note", "Eve takes it."));

        assertThat(desk.ends(number)).containsExactly("End_Decided");
        assertThat(desk.waitsFor(number)).containsExactly("triage");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.texts(number)).contains("Eve takes it.");
    }

    @Test
    void givesTheTicketAndItsTaskToAnotherTeam() {
        var number = unattended();

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-second"));

        assertThat(desk.ticket(number).team()).isEqualTo("parcels-second");
        assertThat(desk.task(number, "triage").groups()).containsExactly("parcels-second");
    }

    @Test
    void takesTheTaskFromWhoHasItWhenItGoesToAnotherTeam() {
        var number = unattended();
        desk.claims(number, "triage", "agent");

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-second"));

        assertThat(desk.task(number, "triage").assignee()).isNull();
    }

    @Test
    void leavesTheTaskWithItsOwnerWhenTheTeamStays() {
        var number = unattended();
        desk.claims(number, "triage", "agent");

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-first"));

        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent");
    }

    @Test
    void needsATeamToReassignTo() {
        var number = unattended();

        assertThatThrownBy(() -> desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("team");

        assertThat(desk.waitsFor(number)).contains("lead-decision");
    }

    @Test
    void isNoLongerNeededWhenTheTicketEnds() {
        var number = unattended();

        desk.withdraws(number);

        assertThat(desk.ends(number)).contains("End_NoLongerNeeded");
        assertThat(desk.isArmed(number, "Event_TicketEnded")).isFalse();
        assertThat(desk.tasksOf(number)).isEmpty();
    }

    @Test
    void canBeCalledForAgain() {
        var number = unattended();
        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE"));
        desk.triages(number);

        desk.fires(number, "Event_AnswerUnattended");

        assertThat(desk.waitsFor(number)).containsExactly("answer", "lead-decision");
    }

    @Test
    void doesNotStopTheWorkMeanwhile() {
        var number = unattended();

        desk.triages(number);
        desk.answers(number, "SOLVE");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.waitsFor(number)).containsExactly("lead-decision");
    }

    private String unattended() {
        var number = desk.opens("parcels", Map.of());
        desk.fires(number, "Event_TriageUnattended");
        return number;
    }
}
