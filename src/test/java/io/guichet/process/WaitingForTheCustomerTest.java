package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The customer was asked: they answer, are reminded, or stay silent. */
@DeskTest
@Traces("ticket")
class WaitingForTheCustomerTest {

    @Autowired
    private Desk desk;

    @Test
    void goesBackToTheAnswerWhenTheCustomerReplies() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "reply");

        desk.customerWrites(number, "I have.");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.isArmed(number, "Event_ReminderDue")).isFalse();
        assertThat(desk.isArmed(number, "Event_SilentTooLong")).isFalse();
    }

    @Test
    void remindsTheCustomerTwice() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var asked = desk.now();

        desk.fires(number, "Event_ReminderDue");
        assertThat(desk.now()).isEqualTo(asked.plus(Duration.ofDays(2)));
        desk.fires(number, "Event_ReminderDue");
        assertThat(desk.now()).isEqualTo(asked.plus(Duration.ofDays(5)));

        assertThat(desk.reached(number)).filteredOn("End_Reminded"::equals).hasSize(2);
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "reply", "reminder", "reminder");
        assertThat(desk.lastLetter(number)).contains("neighbour");
        assertThat(desk.isWaiting(number, "Event_ReminderDue")).isFalse();
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void remindsFromTheNewQuestionOnAfterAReply() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.fires(number, "Event_ReminderDue");
        desk.customerWrites(number, "Sorry, I was away.");

        desk.answers(number, "ASK_CUSTOMER");

        assertThat(desk.due(number, "Event_ReminderDue")).isEqualTo(desk.now().plus(Duration.ofDays(2)));
        assertThat(desk.due(number, "Event_SilentTooLong")).isEqualTo(desk.now().plus(Duration.ofDays(7)));
    }

    @Test
    void skipsAReminderThatIsOvertakenByTheNext() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.passes(Duration.ofDays(6));

        desk.fires(number, "Event_ReminderDue");

        assertThat(desk.letters(number)).filteredOn("reminder"::equals).hasSize(1);
        assertThat(desk.isWaiting(number, "Event_ReminderDue")).isFalse();
    }

    @Test
    void remindsAgainAfterARemindingThatFailed() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var asked = desk.now();
        desk.passes(Duration.ofDays(2));
        desk.failsToFire(number, "Event_ReminderDue");

        desk.fires(number, "Event_ReminderDue");

        assertThat(desk.letters(number)).filteredOn("reminder"::equals).hasSize(1);
        assertThat(desk.due(number, "Event_ReminderDue")).isEqualTo(asked.plus(Duration.ofDays(5)));
    }

    @Test
    void takesSilenceForASolution() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        desk.fires(number, "Event_SilentTooLong");

        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.letters(number)).endsWith("solved");
        assertThat(desk.lastLetter(number)).doesNotContain("neighbour");
        assertThat(desk.waitsFor(number)).isEmpty();
    }

    @Test
    void goesOnWhenAnotherReplyFollowsTheFirst() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        desk.customerWrites(number, "I have.");
        desk.customerWrites(number, "Twice.");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.texts(number)).endsWith("I have.", "Twice.");
    }

    @Test
    void waitsOnWhenStaffWriteOnceMore() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        desk.replies(number, "Or at the other neighbour's?");

        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.lastLetter(number)).contains("Or at the other neighbour's?");
    }

    @Test
    void answersSomebodyAboutAnotherBrandJustTheSame() {
        var number = desk.opens("helpcenter", Map.of());
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        desk.customerWrites(number, "Voilà.");

        assertThat(desk.waitsFor(number)).containsExactly("answer");
    }
}
