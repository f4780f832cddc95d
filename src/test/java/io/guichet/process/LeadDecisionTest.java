package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.problem.BadInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A lead was called and decides how a ticket goes on. */
@DeskTest
class LeadDecisionTest {

    @Autowired
    private Desk desk;

    @Test
    void continuesTheTicket() {
        var number = unattended();

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE", "note", "Eve takes it."));

        assertThat(desk.endEvents(number)).containsExactly("End_Decided");
        assertThat(desk.openTaskKeys(number)).containsExactly("triage");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.messageTexts(number)).contains("Eve takes it.");
    }

    @Test
    void reassignsTheTicketAndItsTask() {
        var number = unattended();

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-second"));

        assertThat(desk.ticket(number).team()).isEqualTo("parcels-second");
        assertThat(desk.task(number, "triage").groups()).containsExactly("parcels-second");
    }

    @Test
    void unassignsTheTaskWhenTheTeamChanges() {
        var number = unattended();
        desk.claims(number, "triage", "agent");

        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "REASSIGN", "team", "parcels-second"));

        assertThat(desk.task(number, "triage").assignee()).isNull();
    }

    @Test
    void keepsTheAssigneeWhenTheTeamStays() {
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

        assertThat(desk.openTaskKeys(number)).contains("lead-decision");
    }

    @Test
    void isNoLongerNeededWhenTheTicketEnds() {
        var number = unattended();

        desk.withdraws(number);

        assertThat(desk.endEvents(number)).contains("End_NoLongerNeeded");
        assertThat(desk.hasTimer(number, "Event_TicketEnded")).isFalse();
        assertThat(desk.tasksOf(number)).isEmpty();
    }

    @Test
    void canBeCalledAgain() {
        var number = unattended();
        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE"));
        desk.triages(number);

        desk.firesTimer(number, "Event_AnswerUnattended");

        assertThat(desk.openTaskKeys(number)).containsExactly("answer", "lead-decision");
    }

    @Test
    void doesNotInterruptTheWork() {
        var number = unattended();

        desk.triages(number);
        desk.answers(number, "SOLVE");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.openTaskKeys(number)).containsExactly("lead-decision");
    }

    private String unattended() {
        var number = desk.opens("parcels", Map.of());
        desk.firesTimer(number, "Event_TriageUnattended");
        return number;
    }
}
