package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.Conflict;
import io.guichet.intake.Question.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the first sentence to an answer, a ticket, or silence. */
@DeskTest
@Traces("question")
class QuestionProcessTest {

    @Autowired
    private Desk desk;

    @Test
    void endsWithAnAnswer() {
        var number = desk.asks("parcels", Map.of());

        desk.findsAnAnswer(number);

        assertThat(desk.ends(number)).containsExactly("End_Deflected");
        assertThat(desk.question(number).orElseThrow().outcome()).isEqualTo(Outcome.DEFLECTED);
    }

    @Test
    void becomesATicketUnderTheSameNumber() {
        var number = desk.asks("parcels", Map.of());

        desk.wantsTicket(number);

        assertThat(desk.ends(number)).containsExactly("End_PassedOn");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.texts(number)).containsExactly("My parcel is late. Where is it?");
    }

    @Test
    void isAbandonedWhenNobodySaysWhetherTheAnswersHelped() {
        var number = desk.asks("parcels", Map.of());

        desk.fires(number, "Event_NoDecision");

        assertThat(desk.ends(number)).containsExactly("End_Abandoned");
        assertThat(desk.question(number).orElseThrow().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void cannotBecomeATicketAfterItHasEnded() {
        var number = desk.asks("parcels", Map.of());
        desk.findsAnAnswer(number);

        assertThatThrownBy(() -> desk.wantsTicket(number))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.currentStatus())
                        .isEqualTo("DEFLECTED"));
    }

    @Test
    void isLeftAloneByTheFactsOfTheRecordThatAStrangerClaims() {
        var number = desk.asks("parcels", Map.of("plan", "pro"));

        desk.wantsTicket(number);

        assertThat(desk.ticket(number).facts().text("plan")).isEmpty();
    }
}
