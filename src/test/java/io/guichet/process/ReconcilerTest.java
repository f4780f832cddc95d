package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data that differ from the ledger are restored and reported. */
@DeskTest
@Tag("h2")
class ReconcilerTest {

    private static final String TIMER = "Event_ResponseWarningDue";

    @Autowired
    private Desk desk;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Reconciler reconciler;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient db;

    private String number;

    @BeforeEach
    void openTicket() {
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void reportsNothingWhenConsistent() {
        assertThat(reconciliation.reconcile(number)).isEmpty();
        assertThat(desk.eventTypes(number)).doesNotContain("timers-repaired");
    }

    @Test
    void ignoresNanosecondsThatTheDatabaseTruncates() {
        var fraction = Duration.ofNanos(1_234_567);
        desk.advancesTime(fraction);
        var other = desk.opens("parcels", Map.of("plan", "office"));
        // The clock is shared with later tests, which expect whole seconds.
        desk.advancesTime(Duration.ofSeconds(1).minus(fraction));

        assertThat(reconciliation.reconcile(other)).isEmpty();
    }

    @Test
    void restoresAMovedTimer() {
        var due = desk.timerDue(number, TIMER);
        management.setJobDuedate(desk.timerJobId(number, TIMER), Date.from(due.plus(Duration.ofDays(2))));

        for (int minute = 0; minute < 20 && !desk.timerDue(number, TIMER).equals(due); minute++) {
            reconciler.reconcileNextBatch();
        }

        assertThat(desk.timerDue(number, TIMER)).isEqualTo(due);
        assertThat(desk.eventTypes(number)).contains("timers-repaired");
        assertThat(reconciliation.reconcile(number)).isEmpty();
    }

    @Test
    void restoresTheDueDateOfATask() {
        var task = desk.task(number, "triage");
        var changed = tasks.createTaskQuery().taskId(task.id()).singleResult();
        changed.setDueDate(null);
        tasks.saveTask(changed);

        assertThat(reconciliation.reconcile(number)).singleElement().asString().startsWith("Task_Triage");

        assertThat(desk.task(number, "triage").due()).isEqualTo(task.due());
    }

    @Test
    void doesNotSkipALateReminder() {
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        var due = desk.timerDue(number, "Event_ReminderDue");
        desk.advancesTime(Duration.between(desk.now(), due).plusHours(3));

        assertThat(reconciliation.reconcile(number)).isEmpty();

        assertThat(desk.timerDue(number, "Event_ReminderDue")).isEqualTo(due);
    }

    @Test
    void restoresTheDueDateForLists() {
        db.sql("update ticket set due = null where number = :number")
                .param("number", number)
                .update();

        assertThat(reconciliation.reconcile(number)).containsExactly("due date for lists");

        assertThat(reconciliation.reconcile(number)).isEmpty();
    }

    @Test
    void computesTheDueDateThatAnUpgradeLeftOut() {
        var due = due();
        db.sql("update ticket set due = null where number = :number")
                .param("number", number)
                .update();
        db.sql("insert into deadline_repair values (:number)")
                .param("number", number)
                .update();

        reconciler.reconcileNextBatch();

        assertThat(due()).isEqualTo(due);
        assertThat(desk.eventTypes(number)).doesNotContain("timers-repaired");
        assertThat(db.sql("select count(*) from deadline_repair")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private OffsetDateTime due() {
        return db.sql("select due from ticket where number = :number")
                .param("number", number)
                .query(OffsetDateTime.class)
                .single();
    }

    @Test
    void retriesATimerWithoutRetriesLeft() {
        management.setJobRetries(desk.timerJobId(number, TIMER), 0);

        assertThat(reconciliation.reconcile(number)).containsExactly(TIMER);

        assertThat(management
                        .createJobQuery()
                        .jobId(desk.timerJobId(number, TIMER))
                        .withRetriesLeft()
                        .count())
                .isOne();
    }

    @Test
    void takesAStepWhoseTimerDidNotFire() {
        desk.advancesTime(Duration.ofHours(5));

        reconciliation.reconcile(number);

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE");
        assertThat(desk.eventTypes(number)).contains("timers-repaired");
    }
}
