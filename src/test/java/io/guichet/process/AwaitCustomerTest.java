package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.sla.CustomerWait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waiting for the customer: reply, reminders, silence. */
@DeskTest
class AwaitCustomerTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CustomerWaitStart start;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient db;

    @Test
    void goesBackToTheAnswerWhenTheCustomerReplies() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "reply");

        desk.customerWrites(number, "I have.");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(job("Event_ReminderDue", desk.process(number))).isNull();
        assertThat(job("Event_ReplyOverdue", desk.process(number))).isNull();
    }

    @Test
    void remindsTheCustomerTwice() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var asked = desk.now();

        desk.firesTimer(number, "Event_ReminderDue");
        assertThat(desk.now()).isEqualTo(asked.plus(Duration.ofDays(2)));
        desk.firesTimer(number, "Event_ReminderDue");
        assertThat(desk.now()).isEqualTo(asked.plus(Duration.ofDays(5)));

        assertThat(desk.process(number)).hasPassedInOrder("End_Reminded", "End_Reminded");
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "reply", "reminder", "reminder");
        assertThat(desk.lastEmailBody(number)).contains("neighbour");
        assertThat(desk.isScheduled(number, "Event_ReminderDue")).isFalse();
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void restartsTheRemindersAfterANewQuestion() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.firesTimer(number, "Event_ReminderDue");
        desk.customerWrites(number, "Sorry, I was away.");

        desk.answers(number, "ASK_CUSTOMER");

        assertThat(desk.timerDue(number, "Event_ReminderDue"))
                .isEqualTo(desk.now().plus(Duration.ofDays(2)));
        assertThat(desk.isScheduled(number, "Event_ReplyOverdue")).isFalse();
    }

    @Test
    void keepsTheDistancesOfTheTableAfterAnOutage() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofDays(30));
        assertThat(desk.isScheduled(number, "Event_ReplyOverdue")).isFalse();

        desk.firesTimer(number, "Event_ReminderDue");
        var reminded = desk.now();
        desk.firesTimer(number, "Event_ReminderDue");
        assertThat(desk.now()).isEqualTo(reminded.plus(Duration.ofDays(3)));
        desk.firesTimer(number, "Event_ReplyOverdue");

        assertThat(desk.now()).isEqualTo(reminded.plus(Duration.ofDays(5)));
        assertThat(desk.emailTemplates(number))
                .containsExactly("acknowledgement", "reply", "reminder", "reminder", "solved");
        assertThat(desk.process(number)).hasPassedInOrder("End_Reminded", "End_Reminded", "Event_ReplyOverdue");
    }

    @Test
    void resumesAWaitThatEndedDuringAnOutage() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.firesTimer(number, "Event_ReminderDue");
        desk.firesTimer(number, "Event_ReminderDue");
        desk.advancesTime(Duration.ofDays(30));

        start.run();

        assertThat(desk.process(number)).isWaitingAt("Task_AwaitCustomer");
        assertThat(desk.timerDue(number, "Event_ReplyOverdue"))
                .isEqualTo(desk.now().plus(Duration.ofDays(2)));
        assertThat(desk.timeline(number))
                .filteredOn("type", CustomerWait.RESUMED)
                .hasSize(1);
    }

    @Test
    void countsTheRemindersFromBeforeTheUpgrade() throws IOException {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var asked = desk.now();
        desk.advancesTime(Duration.ofDays(2));
        db.sql(
                        """
                        insert into email (brand, number, template, language, recipient, subject, body, state, created_at)
                        values ('parcels', :number, 'reminder', 'en', 'ada@example.org', 'Hello', 'Hello?', 'SENT', :now)""")
                .param("number", number)
                .param("now", desk.now())
                .update();

        db.sql(new ClassPathResource("db/migration/V20__customer_reminders.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
        reconciliation.reconcile(number);

        assertThat(desk.timerDue(number, "Event_ReminderDue")).isEqualTo(asked.plus(Duration.ofDays(5)));
    }

    @Test
    void leavesAWaitThatHasJustEnded() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.firesTimer(number, "Event_ReminderDue");
        desk.firesTimer(number, "Event_ReminderDue");
        var due = desk.timerDue(number, "Event_ReplyOverdue");
        desk.advancesTime(Duration.ofDays(2).plusMinutes(5));

        start.run();

        assertThat(desk.timerDue(number, "Event_ReplyOverdue")).isEqualTo(due);
    }

    @Test
    void retriesAFailedReminder() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var asked = desk.now();
        desk.advancesTime(Duration.ofDays(2));
        desk.firesTimerAndRollsBack(number, "Event_ReminderDue");

        desk.firesTimer(number, "Event_ReminderDue");

        assertThat(desk.emailTemplates(number)).filteredOn("reminder"::equals).hasSize(1);
        assertThat(desk.timerDue(number, "Event_ReminderDue")).isEqualTo(asked.plus(Duration.ofDays(5)));
    }

    @Test
    void isSolvedWhenTheReplyIsOverdue() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var asked = desk.now();

        desk.waitsInVain(number);

        assertThat(desk.now()).isEqualTo(asked.plus(Duration.ofDays(7)));
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.emailTemplates(number)).endsWith("solved");
        assertThat(desk.lastEmailBody(number)).doesNotContain("neighbour");
        assertThat(desk.process(number)).isWaitingAt("Event_ReopeningOver");
    }

    @Test
    void acceptsASecondReply() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        desk.customerWrites(number, "I have.");
        desk.customerWrites(number, "Twice.");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.messageTexts(number)).endsWith("I have.", "Twice.");
    }

    @Test
    void keepsWaitingAfterAnotherStaffReply() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        desk.replies(number, "Or at the other neighbour's?");

        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.lastEmailBody(number)).contains("Or at the other neighbour's?");
    }

    @Test
    void worksTheSameForAnotherBrand() {
        var number = desk.opens("helpcenter", Map.of());
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        desk.customerWrites(number, "Voilà.");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }
}
