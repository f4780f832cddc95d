package io.guichet.mail;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.text.InputText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each mailbox is read, which node reads it, and what fails. The lease of a node that was killed expires. */
@Component
class MailboxPositions {

    static final Duration LEASE = Duration.ofMinutes(3);

    private static final int MAX_FAILURE = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    MailboxPositions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * State of a mailbox.
     *
     * @param uidValidity null before the first message
     * @param lastUid of the newest message that is stored
     * @param checkedAt when it was last read; null for never
     * @param failure why it cannot be read; null if it can
     * @param refusedUid of a message that the server does not hand out; null for none
     * @param refusals how often it did not
     */
    record MailboxState(
            String name,
            Long uidValidity,
            long lastUid,
            Instant checkedAt,
            String failure,
            Instant failedSince,
            Long refusedUid,
            int refusals) {}

    /** Takes the mailbox for that node, or keeps it; false if another node reads it. */
    boolean acquire(String mailbox, String lease) {
        int updated = db.sql(
                        """
                        update mailbox set lease = :lease, leased_until = :until
                        where name = :name and (lease is null or lease = :lease or leased_until <= :now)""")
                .param("lease", lease)
                .param("until", clock.instant().plus(LEASE))
                .param("now", clock.instant())
                .param("name", mailbox)
                .update();
        return updated > 0 || insert(mailbox) && acquire(mailbox, lease);
    }

    private boolean insert(String mailbox) {
        try {
            return db.sql("insert into mailbox (name) select :name where not exists"
                                    + " (select 1 from mailbox where name = :name)")
                            .param("name", mailbox)
                            .update()
                    > 0;
        } catch (DuplicateKeyException another) {
            return true;
        }
    }

    void release(String mailbox, String lease) {
        db.sql("update mailbox set lease = null, leased_until = null where name = :name and lease = :lease")
                .param("name", mailbox)
                .param("lease", lease)
                .update();
    }

    MailboxState get(String mailbox) {
        return db.sql("select * from mailbox where name = :name")
                .param("name", mailbox)
                .query(MailboxPositions::row)
                .single();
    }

    List<MailboxState> all() {
        return db.sql("select * from mailbox order by name")
                .query(MailboxPositions::row)
                .list();
    }

    /** All up to that message are stored. */
    void advance(String mailbox, String lease, long uidValidity, long uid) {
        db.sql(
                        """
                        update mailbox set uid_validity = :uidValidity, last_uid = :uid, refused_uid = null, refusals = 0
                        where name = :name and lease = :lease""")
                .param("uidValidity", uidValidity)
                .param("uid", uid)
                .param("name", mailbox)
                .param("lease", lease)
                .update();
    }

    /** The mailbox was read to its end. */
    void recordSuccess(String mailbox) {
        db.sql("update mailbox set checked_at = :now, failure = null, failed_since = null where name = :name")
                .param("now", clock.instant())
                .param("name", mailbox)
                .update();
    }

    /** @param uid of the message that was being fetched; null for none */
    void recordFailure(String mailbox, String reason, Long uid) {
        db.sql(
                        """
                        update mailbox set failure = :reason, failed_since = coalesce(failed_since, :now),
                          refusals = case when cast(:uid as bigint) is null then refusals when refused_uid = :uid then refusals + 1 else 1 end,
                          refused_uid = coalesce(cast(:uid as bigint), refused_uid)
                        where name = :name""")
                .param("reason", InputText.truncate(InputText.onOneLine(reason), MAX_FAILURE))
                .param("now", clock.instant())
                .param("uid", uid, Types.BIGINT)
                .param("name", mailbox)
                .update();
    }

    private static MailboxState row(ResultSet row, int index) throws SQLException {
        return new MailboxState(
                row.getString("name"),
                row.getObject("uid_validity", Long.class),
                row.getLong("last_uid"),
                instant(row, "checked_at"),
                row.getString("failure"),
                instant(row, "failed_since"),
                row.getObject("refused_uid", Long.class),
                row.getInt("refusals"));
    }
}
