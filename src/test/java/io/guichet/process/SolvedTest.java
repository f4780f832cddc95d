package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.BadInput;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.TicketCommands;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The solution is announced; it stands, or the ticket is opened again. */
@DeskTest
@Traces("ticket")
class SolvedTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TicketCommands commands;

    @Test
    void closesASolvedTicketThatNobodyReopens() {
        var number = desk.opensAndAnswers("SOLVE");
        assertThat(desk.status(number)).isEqualTo("SOLVED");

        desk.fires(number, "Event_ReopeningOver");

        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.reached(number)).contains("End_SolutionStands", "End_Closed");
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "solved");
    }

    @Test
    void announcesTheSolutionWithTheWayToReopenAndToRate() {
        var number = desk.opensAndAnswers("SOLVE");

        var secret = desk.ticket(number).linkToken();
        assertThat(desk.lastLetter(number))
                .contains("neighbour")
                .contains("/parcels/requests/%s?key=%s".formatted(number, secret))
                .contains("/parcels/requests/%s/survey?key=%s".formatted(number, secret));
    }

    @Test
    void opensAgainWhenTheCustomerSaysSo() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.reopens(number);

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.isArmed(number, "Event_ReopeningOver")).isFalse();
        assertThat(desk.happened(number)).contains("reopened");
        assertThat(desk.isArmed(number, "Event_Reopened")).isFalse();
    }

    @Test
    void opensAgainWhenTheCustomerWrites() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.customerWrites(number, "It is not at the neighbour's.");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.texts(number)).endsWith("It is not at the neighbour's.");
        assertThat(desk.clock(number, Target.NEXT_RESPONSE).startedAt()).isEqualTo(desk.now());
        assertThat(desk.clock(number, Target.RESOLUTION).startedAt()).isEqualTo(desk.now());
    }

    @Test
    void isClosedByStaffBeforeTheTime() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.closes(number);

        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.happened(number)).contains("closed-by-staff", "closed");
        assertThat(desk.isArmed(number, "Event_ClosedByStaff")).isFalse();
        assertThat(desk.ends(number)).contains("End_Closed").doesNotContain("End_SolutionStands");
    }

    @Test
    void canBeSolvedTwice() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.reopens(number);

        desk.answers(number, "SOLVE");

        assertThat(desk.ticket(number).solutions()).isEqualTo(2);
        assertThat(desk.survey(number).orElseThrow().solution()).isEqualTo(2);
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "solved", "solved");
    }

    @Test
    void cannotBeClosedBeforeItIsSolved() {
        var number = desk.opens("parcels", Map.of());

        assertThatThrownBy(() -> desk.closes(number))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> assertThat(refused.currentStatus())
                        .isEqualTo("IN_PROGRESS"));

        assertThat(desk.happened(number)).doesNotContain("closed-by-staff");
    }

    @Test
    void cannotBeReopenedBeforeItIsSolved() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThatThrownBy(() -> desk.reopens(number))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> assertThat(refused.currentStatus())
                        .isEqualTo("WAITING_FOR_CUSTOMER"));

        assertThat(desk.happened(number)).doesNotContain("reopened");
    }

    @Test
    void cannotBeReopenedOrWrittenToAfterItIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.closes(number);
        var texts = desk.texts(number);

        assertThatThrownBy(() -> desk.reopens(number)).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> desk.customerWrites(number, "One more thing."))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> assertThat(refused.currentStatus())
                        .isEqualTo("CLOSED"));
        assertThatThrownBy(() -> desk.replies(number, "One more thing.")).isInstanceOf(IllegalTransition.class);

        assertThat(desk.texts(number)).isEqualTo(texts);
    }

    @Test
    void refusesAReasonThatIsTooLongToKeep() {
        var number = desk.opensAndAnswers("SOLVE");
        var endless = "x".repeat(5_000);

        assertThatThrownBy(() -> commands.close(number, endless, Actor.staff("agent")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> commands.reopen(number, endless, desk.customer()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reason");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }
}
