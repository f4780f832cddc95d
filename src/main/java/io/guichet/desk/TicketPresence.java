package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.web.RetryableTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which staff look at a ticket or write on it, for all nodes of the desk. */
@Component
class TicketPresence {

    /** A page that says nothing for so long is closed. */
    static final Duration ENDS_AFTER = Duration.ofSeconds(30);

    private final JdbcClient db;
    private final Clock clock;

    TicketPresence(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What somebody does on the ticket's page. */
    enum PresenceState {
        VIEWING,
        WRITING
    }

    /**
     * A row of what happens on watched tickets: somebody is present, or which message is the newest of the customer's.
     *
     * @param staff null for the newest message
     * @param message id of that message, or null
     */
    record TicketActivity(String ticket, String staff, PresenceState state, Long message) {}

    /** Records that the user is there. */
    @RetryableTransaction
    void report(String ticket, PresenceState state, StaffMember staff) {
        if (update(ticket, state, staff) == 0) {
            db.sql("insert into ticket_presence (ticket, staff, state, seen_at) values (:ticket, :staff, :state, :now)")
                    .param("ticket", ticket)
                    .param("staff", staff.id())
                    .param("state", state.name())
                    .param("now", clock.instant())
                    .update();
        }
    }

    private int update(String ticket, PresenceState state, StaffMember staff) {
        return db.sql(
                        "update ticket_presence set state = :state, seen_at = :now where ticket = :ticket and staff = :staff")
                .param("ticket", ticket)
                .param("staff", staff.id())
                .param("state", state.name())
                .param("now", clock.instant())
                .update();
    }

    /** All activity on these tickets, in one statement however many pages show them. */
    @Transactional(readOnly = true)
    List<TicketActivity> on(Collection<String> tickets) {
        return db.sql(
                        """
                        select ticket, staff, state, null as message from ticket_presence
                        where ticket in (:tickets) and seen_at > :after
                        union all
                        select number, null, null, max(id) from message
                        where number in (:tickets) and author_kind = 'CUSTOMER' and not automatic group by number
                        order by 1, 2""")
                .param("tickets", tickets)
                .param("after", clock.instant().minus(ENDS_AFTER))
                .query(TicketPresence::row)
                .list();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT15M")
    @Transactional
    public void purge() {
        db.sql("delete from ticket_presence where seen_at < :before")
                .param("before", clock.instant().minus(Duration.ofHours(1)))
                .update();
    }

    private static TicketActivity row(ResultSet row, int index) throws SQLException {
        var state = row.getString("state");
        return new TicketActivity(
                row.getString("ticket"),
                row.getString("staff"),
                state == null ? null : PresenceState.valueOf(state),
                row.getObject("message", Long.class));
    }
}
