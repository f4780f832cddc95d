package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody has moved behind the ledger's back is put right, and that is said. */
@DeskTest
class ReconcilerTest {

    private static final String TIMER = "Event_ResponseStepDue";

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
    void opens() {
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void nothingIsSaidWhereAllIsRight() {
        assertThat(reconciliation.of(number)).isEmpty();
        assertThat(desk.happened(number)).doesNotContain("timers-repaired");
    }

    @Test
    void nothingDiffersBecauseADatabaseKeepsNoNanoseconds() {
        desk.passes(Duration.ofNanos(1_234_567));
        var other = desk.opens("parcels", Map.of("plan", "office"));

        assertThat(reconciliation.of(other)).isEmpty();
    }

    @Test
    void aTimerThatWasMovedIsMovedBack() {
        var due = desk.due(number, TIMER);
        management.setJobDuedate(desk.job(number, TIMER), Date.from(due.plus(Duration.ofDays(2))));

        for (int minute = 0; minute < 20; minute++) {
            reconciler.goOn();
        }

        assertThat(desk.due(number, TIMER)).isEqualTo(due);
        assertThat(desk.happened(number)).contains("timers-repaired");
        assertThat(reconciliation.of(number)).isEmpty();
    }

    @Test
    void theDueDateOfATaskIsPutBack() {
        var task = desk.task(number, "triage");
        var changed = tasks.createTaskQuery().taskId(task.id()).singleResult();
        changed.setDueDate(null);
        tasks.saveTask(changed);

        assertThat(reconciliation.of(number)).singleElement().asString().startsWith("Task_Triage");

        assertThat(desk.task(number, "triage").due()).isEqualTo(task.due());
    }

    @Test
    void aReminderThatIsLateIsNotSkipped() {
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        var due = desk.due(number, "Event_ReminderDue");
        desk.passes(Duration.between(desk.now(), due).plusHours(3));

        assertThat(reconciliation.of(number)).isEmpty();

        assertThat(desk.due(number, "Event_ReminderDue")).isEqualTo(due);
    }

    @Test
    void whatListsSortByIsPutBack() {
        db.sql("delete from ticket_deadline where number = :number")
                .param("number", number)
                .update();

        assertThat(reconciliation.of(number)).containsExactly("ticket_deadline");

        assertThat(reconciliation.of(number)).isEmpty();
    }

    @Test
    void aTimerThatTheEngineHasGivenUpIsTriedAgain() {
        management.setJobRetries(desk.job(number, TIMER), 0);

        assertThat(reconciliation.of(number)).containsExactly(TIMER);

        assertThat(management
                        .createJobQuery()
                        .jobId(desk.job(number, TIMER))
                        .withRetriesLeft()
                        .count())
                .isOne();
    }

    @Test
    void aStepForWhichNoTimerHasWokenUsIsTaken() {
        desk.passes(Duration.ofHours(5));

        reconciliation.of(number);

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE");
        assertThat(desk.happened(number)).contains("timers-repaired");
    }
}
