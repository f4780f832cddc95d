package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.intake.Question.Outcome;
import io.guichet.problem.StateConflict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a question to an answer, a ticket, or silence. */
@DeskTest
class QuestionProcessTest {

    @Autowired
    private Desk desk;

    @Test
    void isDeflectedByAnAnswer() {
        var number = desk.asks("parcels", Map.of());

        desk.marksAnswered(number);

        assertThat(desk.process(number, "question")).isEnded().hasPassed("End_Deflected");
        assertThat(desk.question(number).orElseThrow().outcome()).isEqualTo(Outcome.DEFLECTED);
    }

    @Test
    void becomesATicketUnderTheSameNumber() {
        var number = desk.asks("parcels", Map.of());

        desk.submitsRequest(number);

        assertThat(desk.process(number, "question")).isEnded().hasPassed("End_TicketRequested");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.messageTexts(number)).containsExactly("My parcel is late. Where is it?");
    }

    @Test
    void isAbandonedWithoutADecision() {
        var number = desk.asks("parcels", Map.of());

        desk.firesTimer(number, "Event_NoDecision");

        assertThat(desk.process(number, "question")).isEnded().hasPassed("End_Abandoned");
        assertThat(desk.question(number).orElseThrow().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void cannotBecomeATicketAfterItHasEnded() {
        var number = desk.asks("parcels", Map.of());
        desk.marksAnswered(number);

        assertThatThrownBy(() -> desk.submitsRequest(number))
                .isInstanceOfSatisfying(StateConflict.class, conflict -> assertThat(conflict.currentStatus())
                        .isEqualTo("DEFLECTED"));
    }

    @Test
    void ignoresThePlanStatedByAnUnverifiedCustomer() {
        var number = desk.asks("parcels", Map.of("plan", "pro"));

        desk.submitsRequest(number);

        assertThat(desk.ticket(number).attributes().text("plan")).isEmpty();
    }
}
