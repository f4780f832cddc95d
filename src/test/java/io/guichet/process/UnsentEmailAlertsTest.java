package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.desk.DeskTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead is called about e-mails that do not leave. */
@DeskTest
@Tag("h2")
class UnsentEmailAlertsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private UnsentEmailAlerts alerts;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void everyOlderEmailHasLeft() {
        db.sql("update email set state = 'SENT' where state = 'QUEUED'").update();
    }

    @Test
    void callsALeadOnceAboutAllEmailsThatWait() {
        var first = desk.opens("parcels", Map.of());
        var second = desk.opens("parcels", Map.of());

        alerts.check();
        assertThat(keys(first)).doesNotContain("lead-decision");

        desk.advancesTime(Duration.ofMinutes(31));
        alerts.check();
        alerts.check();

        assertThat(keys(first)).contains("lead-decision");
        assertThat(keys(second)).doesNotContain("lead-decision");
        assertThat(desk.timeline(first))
                .filteredOn(entry -> entry.type().equals("lead-called"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("reason", "email-unsent"));
    }

    @Test
    void callsNobodyOnATicketThatIsOver() {
        var closed = desk.opens("parcels", Map.of());
        desk.withdraws(closed);
        desk.advancesTime(Duration.ofMinutes(31));

        alerts.check();

        assertThat(desk.eventTypes(closed)).doesNotContain("lead-called");
    }

    private List<String> keys(String number) {
        return desk.tasksOf(number).stream().map(DeskTask::key).toList();
    }
}
