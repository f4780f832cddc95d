package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.TicketCommands;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A solution is announced, and stands or is reopened. */
@DeskTest
class SolvedTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TicketCommands commands;

    @Test
    void closesASolvedTicketThatNobodyReopens() {
        var number = desk.opensAndAnswers("SOLVE");
        assertThat(desk.status(number)).isEqualTo("SOLVED");

        desk.firesTimer(number, "Event_ReopeningOver");

        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.process(number)).hasPassed("End_NotReopened", "End_Closed");
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "solved");
    }

    @Test
    void announcesTheSolutionWithReopenAndSurveyLinks() {
        var number = desk.opensAndAnswers("SOLVE");

        var secret = desk.ticket(number).linkToken();
        assertThat(desk.lastEmailBody(number))
                .contains("neighbour")
                .contains("/parcels/requests/%s?key=%s".formatted(number, secret))
                .contains("/parcels/requests/%s/survey?key=%s".formatted(number, secret));
    }

    @Test
    void isReopenedByTheCustomer() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.reopens(number);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(job("Event_ReopeningOver", desk.process(number))).isNull();
        assertThat(desk.eventTypes(number)).contains("reopened");
        assertThat(desk.process(number)).hasPassed("Event_Reopened");
    }

    @Test
    void isReopenedByACustomerReply() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.customerWrites(number, "It is not at the neighbour's.");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.messageTexts(number)).endsWith("It is not at the neighbour's.");
        assertThat(desk.clock(number, Target.NEXT_RESPONSE).startedAt()).isEqualTo(desk.now());
        assertThat(desk.clock(number, Target.RESOLUTION).startedAt()).isEqualTo(desk.now());
    }

    @Test
    void isClosedByStaffBeforeThePeriodIsOver() {
        var number = desk.opensAndAnswers("SOLVE");

        desk.closes(number);

        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.eventTypes(number)).contains("closed-by-staff", "closed");
        assertThat(desk.process(number))
                .hasPassed("Event_ClosedByStaff")
                .isEnded()
                .hasPassed("End_Closed")
                .hasNotPassed("End_NotReopened");
    }

    @Test
    void canBeSolvedTwice() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.reopens(number);

        desk.answers(number, "SOLVE");

        assertThat(desk.ticket(number).solutionCount()).isEqualTo(2);
        assertThat(desk.survey(number).orElseThrow().solution()).isEqualTo(2);
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "solved", "solved");
    }

    @Test
    void cannotBeClosedBeforeItIsSolved() {
        var number = desk.opens("parcels", Map.of());

        assertThatThrownBy(() -> desk.closes(number))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> assertThat(refused.currentStatus())
                        .isEqualTo("IN_PROGRESS"));

        assertThat(desk.eventTypes(number)).doesNotContain("closed-by-staff");
    }

    @Test
    void cannotBeReopenedBeforeItIsSolved() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThatThrownBy(() -> desk.reopens(number))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> assertThat(refused.currentStatus())
                        .isEqualTo("WAITING_FOR_CUSTOMER"));

        assertThat(desk.eventTypes(number)).doesNotContain("reopened");
    }

    @Test
    void cannotBeReopenedOrWrittenToAfterItIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.closes(number);
        var texts = desk.messageTexts(number);

        assertThatThrownBy(() -> desk.reopens(number)).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> desk.customerWrites(number, "One more thing."))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> assertThat(refused.currentStatus())
                        .isEqualTo("CLOSED"));
        assertThatThrownBy(() -> desk.replies(number, "One more thing.")).isInstanceOf(IllegalTransition.class);

        assertThat(desk.messageTexts(number)).isEqualTo(texts);
    }

    @Test
    void refusesATooLongReason() {
        var number = desk.opensAndAnswers("SOLVE");
        var tooLong = "x".repeat(5_000);

        assertThatThrownBy(() -> commands.close(number, tooLong, Actor.staff("agent")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> commands.reopen(number, tooLong, desk.customer()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reason");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }
}
