package io.guichet.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The changed tickets in the order in which an index and the metrics read them. Changes are inserted without a position and get one after
 * their commit, so that a reader that has seen a position has seen all smaller ones.
 */
@Component
public class TicketChangeLog {

    /** How long changes are kept for an index that is not running. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final JdbcClient db;
    private final Clock clock;
    private final TransactionTemplate newTransaction;

    TicketChangeLog(JdbcClient db, Clock clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * How far the log is.
     *
     * @param last last position
     * @param purged position up to which changes are deleted
     * @param pending whether committed changes have no position yet
     */
    public record LogState(long last, long purged, boolean pending) {}

    void recordTicket(String number) {
        db.sql("insert into ticket_change (number, recorded_at) values (:number, :now)")
                .param("number", number)
                .param("now", clock.instant())
                .update();
    }

    void recordCustomer(long id) {
        db.sql("insert into ticket_change (customer_id, recorded_at) values (:id, :now)")
                .param("id", id)
                .param("now", clock.instant())
                .update();
    }

    /** How far the log is after all committed changes have got their position. */
    public LogState current() {
        var state = state();
        return state.pending() ? new LogState(assignPosition(), state.purged(), false) : state;
    }

    private LogState state() {
        return db.sql(
                        """
                        select last_position, purged_position,
                          exists (select 1 from ticket_change where position is null) pending
                        from ticket_change_sequence""")
                .query((row, index) -> new LogState(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .single();
    }

    /** Positions of other processes become visible before the lock is granted, those of this one with its commit. */
    private long assignPosition() {
        return newTransaction.execute(transaction -> {
            var last = db.sql("select last_position from ticket_change_sequence for update")
                    .query(Long.class)
                    .single();
            var assigned = db.sql("update ticket_change set position = :position where position is null")
                    .param("position", last + 1)
                    .update();
            if (assigned == 0) {
                return last;
            }
            db.sql("update ticket_change_sequence set last_position = :position")
                    .param("position", last + 1)
                    .update();
            return last + 1;
        });
    }

    /** The numbers of the tickets that changed after that position, those of changed customers included. */
    public List<String> changedAfter(long position) {
        return db.sql(
                        """
                        select number from ticket_change where position > :position and number is not null
                        union
                        select t.number from ticket_change c join ticket t on t.customer_id = c.customer_id
                        where c.position > :position""")
                .param("position", position)
                .query(String.class)
                .list();
    }

    /** Deletes old changes. */
    void purge() {
        newTransaction.executeWithoutResult(transaction -> {
            var last = db.sql("select last_position from ticket_change_sequence for update")
                    .query(Long.class)
                    .single();
            var oldestKept = db.sql("select min(position) from ticket_change where recorded_at >= :oldest")
                    .param("oldest", clock.instant().minus(RETENTION))
                    .query(Long.class)
                    .optional();
            var purged = oldestKept.map(position -> position - 1).orElse(last);
            if (purged > 0) {
                db.sql("delete from ticket_change where position <= :purged")
                        .param("purged", purged)
                        .update();
                db.sql("update ticket_change_sequence set purged_position = :purged")
                        .param("purged", purged)
                        .update();
            }
        });
    }
}
