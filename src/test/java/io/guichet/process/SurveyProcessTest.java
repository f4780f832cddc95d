package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.problem.StateConflict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One satisfaction survey per solution. */
@DeskTest
@Tag("h2")
class SurveyProcessTest {

    @Autowired
    private Desk desk;

    @Test
    void isRated() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.rates(number, 5);

        assertThat(desk.process(number, "survey")).isEnded().hasPassed("End_Rated");
        assertThat(desk.survey(number).orElseThrow())
                .returns("ANSWERED", survey -> survey.state())
                .returns(5, survey -> survey.score())
                .returns("As I said.", survey -> survey.comment());
        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }

    @Test
    void callsALeadWhenTheScoreIsLow() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.rates(number, 1);

        assertThat(desk.process(number, "survey")).isEnded().hasPassed("End_LeadCalled");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }

    @Test
    void callsALeadForALowScoreAlsoAfterTheTicketIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.closes(number);

        desk.rates(number, 2);

        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
        assertThat(desk.status(number)).isEqualTo("CLOSED");
    }

    @Test
    void isClosedWhenNobodyRates() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.firesTimer(number, "Event_SurveyOver");

        assertThat(desk.process(number, "survey")).isEnded().hasPassed("End_NotRated");
        assertThat(desk.survey(number).orElseThrow().state()).isEqualTo("CLOSED");
        assertThatThrownBy(() -> desk.rates(number, 5)).isInstanceOf(StateConflict.class);
    }

    @Test
    void isWithdrawnWhenTheTicketIsReopened() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.reopens(number);

        assertThat(desk.process(number, "survey")).isEnded().hasPassed("End_SurveyWithdrawn", "Event_SurveyWithdrawn");
        assertThat(desk.survey(number).orElseThrow().state()).isEqualTo("WITHDRAWN");
        assertThatThrownBy(() -> desk.rates(number, 5)).isInstanceOf(StateConflict.class);
    }

    @Test
    void keepsTheRatingWhenTheTicketIsReopened() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.rates(number, 4);

        desk.reopens(number);

        assertThat(desk.survey(number).orElseThrow().state()).isEqualTo("ANSWERED");
        assertThat(desk.process(number, "survey")).isEnded().hasPassed("End_Rated");
    }

    @Test
    void isSentAgainForTheNextSolution() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.rates(number, 4);
        desk.reopens(number);

        desk.answers(number, "SOLVE");
        desk.rates(number, 2);

        assertThat(desk.survey(number).orElseThrow())
                .returns(2, survey -> survey.solution())
                .returns(2, survey -> survey.score());
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void isSentWhenTheTicketIsSolvedBySilence() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.waitsInVain(number);

        desk.rates(number, 3);

        assertThat(desk.process(number, "survey")).isEnded().hasPassed("End_Rated");
    }

    @Test
    void isAnsweredOnce() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.rates(number, 5);

        assertThatThrownBy(() -> desk.rates(number, 1)).isInstanceOf(StateConflict.class);

        assertThat(desk.survey(number).orElseThrow().score()).isEqualTo(5);
    }

    @Test
    void cannotBeAnsweredBeforeThereIsASolution() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThatThrownBy(() -> desk.rates(number, 5)).isInstanceOf(StateConflict.class);
    }
}
