package io.guichet.email;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.text.InputText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queued e-mails, which all nodes share. A node leases some in a short transaction, sends them outside of it and
 * records each; the lease of a node that was killed expires. Of a ticket only the oldest queued e-mail can be leased.
 */
@Component
class DeliveryQueue {

    /** Longer than one e-mail takes, with the time limits of {@link SmtpSettings}. */
    static final Duration LEASE = Duration.ofMinutes(6);

    private static final int MAX_FAILURE_LENGTH = 1_000;
    private static final int MAX_REFERENCES = 20;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LongAdder sent = new LongAdder();

    DeliveryQueue(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Leases due e-mails, oldest first, and gives each its Message-ID.
     *
     * @param ownName domain of new Message-IDs
     * @param busyDomains domains of recipients that get nothing now
     */
    List<OutgoingEmail> lease(String lease, int limit, String ownName, Collection<String> busyDomains) {
        var leased = transaction.execute(status -> {
            var ids = due(limit, List.copyOf(busyDomains));
            if (!ids.isEmpty()) {
                take(lease, ids, ownName);
            }
            return ids;
        });
        return leased == null || leased.isEmpty() ? List.of() : leased(lease);
    }

    private List<Long> due(int limit, List<String> busyDomains) {
        var busy = new StringBuilder();
        for (int at = 0; at < busyDomains.size(); at++) {
            busy.append("and candidate.recipient not like :domain").append(at).append('\n');
        }
        var query = db.sql(
                        """
                        select id from email candidate
                        where candidate.state = 'QUEUED'
                          and (candidate.next_attempt is null or candidate.next_attempt <= :now)
                          and (candidate.leased_until is null or candidate.leased_until <= :now)
                          and not exists (
                            select 1 from email earlier
                            where earlier.number = candidate.number and earlier.number <> ''
                              and earlier.recipient = candidate.recipient and earlier.id < candidate.id and earlier.state = 'QUEUED')
                          %s
                        order by candidate.id limit :limit for update skip locked"""
                                .formatted(busy))
                .param("now", clock.instant())
                .param("limit", limit);
        for (int at = 0; at < busyDomains.size(); at++) {
            query = query.param("domain" + at, "%@" + busyDomains.get(at));
        }
        return query.query(Long.class).list();
    }

    private void take(String lease, List<Long> ids, String ownName) {
        db.sql(
                        """
                        update email
                        set lease = :lease, leased_until = :until,
                          message_id = coalesce(message_id, '<guichet.' || id || '.' || :lease || '@' || :ownName || '>')
                        where id in (:ids)""")
                .param("lease", lease)
                .param("until", clock.instant().plus(LEASE))
                .param("ownName", ownName)
                .param("ids", ids)
                .update();
    }

    private List<OutgoingEmail> leased(String lease) {
        return db.sql(
                        """
                        select email.*, suppressed_address.reason as suppressed_for
                        from email left join suppressed_address on suppressed_address.address = email.recipient
                        where lease = :lease and state = 'QUEUED' order by id""")
                .param("lease", lease)
                .query(DeliveryQueue::row)
                .list();
    }

    /** The e-mail in the form in which it is or was sent. */
    OutgoingEmail get(long id) {
        return db.sql("select email.*, null as suppressed_for from email where id = :id")
                .param("id", id)
                .query(DeliveryQueue::row)
                .single();
    }

    /** The Message-IDs of the ticket's earlier e-mails to the same recipient, oldest first. */
    List<String> references(OutgoingEmail email) {
        if (!email.belongsToTicket()) {
            return List.of();
        }
        var newestFirst = db.sql(
                        """
                        select message_id from email
                        where number = :number and id < :id and recipient = :recipient and state = 'SENT'
                          and message_id is not null
                        order by id desc limit :limit""")
                .param("number", email.number())
                .param("id", email.id())
                .param("recipient", email.recipient())
                .param("limit", MAX_REFERENCES)
                .query(String.class)
                .list();
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** A file of an e-mail. */
    record EmailFile(String name, String type, long content) {}

    List<EmailFile> files(long email) {
        return db.sql("select * from email_attachment where email = :email order by position")
                .param("email", email)
                .query((row, index) ->
                        new EmailFile(row.getString("name"), row.getString("type"), row.getLong("content")))
                .list();
    }

    /** Extends the lease of the e-mails that are still to be sent. */
    void renew(String lease) {
        db.sql("update email set leased_until = :until where lease = :lease and state = 'QUEUED'")
                .param("until", clock.instant().plus(LEASE))
                .param("lease", lease)
                .update();
    }

    /** Records that the server has taken it, even if another node holds the lease now. */
    void recordSent(long id, Instant at) {
        db.sql(
                        """
                        update email
                        set state = 'SENT', sent_at = :at, attempts = attempts + 1, failure = null, next_attempt = null,
                          deferred_since = null, lease = null, leased_until = null
                        where id = :id and state = 'QUEUED'""")
                .param("at", at)
                .param("id", id)
                .update();
        sent.increment();
    }

    /** How many e-mails this process has sent since its start. */
    long sent() {
        return sent.sum();
    }

    /** Records that it failed for good. */
    void recordFailed(String lease, long id, String words) {
        db.sql(
                        """
                        update email
                        set state = 'FAILED', attempts = attempts + 1, failure = :words, next_attempt = null,
                          deferred_since = null, lease = null, leased_until = null
                        where id = :id and lease = :lease""")
                .param("words", shortened(words))
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    /** Records that it failed for now. */
    void recordDeferred(String lease, long id, String words, Instant nextAttempt) {
        db.sql(
                        """
                        update email
                        set attempts = attempts + 1, failure = :words, next_attempt = :nextAttempt,
                          deferred_since = coalesce(deferred_since, :now), lease = null, leased_until = null
                        where id = :id and lease = :lease""")
                .param("words", shortened(words))
                .param("nextAttempt", nextAttempt)
                .param("now", clock.instant())
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    /** Records that none of the leased ones could be sent, which is not about them. */
    void recordUnreachable(String lease, String words, Instant nextAttempt) {
        db.sql(
                        """
                        update email
                        set attempts = attempts + 1, failure = :words, next_attempt = :nextAttempt,
                          lease = null, leased_until = null
                        where lease = :lease and state = 'QUEUED'""")
                .param("words", shortened(words))
                .param("nextAttempt", nextAttempt)
                .param("lease", lease)
                .update();
    }

    /** Gives one back that was not tried. */
    void release(String lease, long id) {
        db.sql("update email set lease = null, leased_until = null where lease = :lease and id = :id")
                .param("lease", lease)
                .param("id", id)
                .update();
    }

    /** Gives all back that were not tried. */
    void releaseAll(String lease) {
        db.sql("update email set lease = null, leased_until = null where lease = :lease and state = 'QUEUED'")
                .param("lease", lease)
                .update();
    }

    private static String shortened(String words) {
        return InputText.truncate(words, MAX_FAILURE_LENGTH);
    }

    private static OutgoingEmail row(ResultSet row, int index) throws SQLException {
        var queuedAt = instant(row, "queued_at");
        return new OutgoingEmail(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("number"),
                row.getString("template"),
                row.getString("language"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getString("message_id"),
                instant(row, "deferred_since"),
                queuedAt == null ? instant(row, "created_at") : queuedAt,
                row.getString("suppressed_for"));
    }
}
