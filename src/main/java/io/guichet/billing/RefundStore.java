package io.guichet.billing;

import io.guichet.billing.Payment.RefundReason;
import io.guichet.text.InputText;
import io.guichet.ticket.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox of refunds, which all nodes share. A node leases some in a short transaction and makes them outside of it;
 * the lease of a node that was killed expires.
 */
@Component
class RefundStore {

    /** Longer than the refunds of one run take. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MAX_FAILURE_LENGTH = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    RefundStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(String payment, RefundReason reason, Actor by) {
        db.sql(
                        """
                        insert into refund (payment, reason, state, requested_at, requested_by)
                        values (:payment, :reason, 'QUEUED', :now, :by)""")
                .param("payment", payment)
                .param("reason", reason.name())
                .param("now", clock.instant())
                .param("by", by.id())
                .update();
    }

    /** Orders a refused refund again. */
    void repeat(String payment, Actor by) {
        db.sql(
                        """
                        update refund set state = 'QUEUED', round = round + 1, attempts = 0, next_attempt = null,
                          reference = null, failure = null, lease = null, leased_until = null, requested_at = :now, requested_by = :by
                        where payment = :payment and state = 'FAILED'""")
                .param("payment", payment)
                .param("now", clock.instant())
                .param("by", by.id())
                .update();
    }

    /** Leases due refunds, oldest first; the ids of their payments. */
    @Transactional
    public List<String> lease(String lease, int limit) {
        var now = clock.instant();
        var due = db.sql(
                        """
                        select payment from refund
                        where state = 'QUEUED' and (next_attempt is null or next_attempt <= :now)
                          and (leased_until is null or leased_until <= :now)
                        order by requested_at limit :limit for update skip locked""")
                .param("now", now)
                .param("limit", limit)
                .query(String.class)
                .list();
        if (!due.isEmpty()) {
            db.sql("update refund set lease = :lease, leased_until = :until where payment in (:due)")
                    .param("lease", lease)
                    .param("until", now.plus(LEASE))
                    .param("due", due)
                    .update();
        }
        return due;
    }

    /** @return whether it was not recorded before */
    boolean complete(String payment, String reference) {
        return db.sql(
                                """
                                update refund set state = 'DONE', reference = :reference, done_at = :now, failure = null,
                                  attempts = attempts + 1, lease = null, leased_until = null
                                where payment = :payment and state = 'QUEUED'""")
                        .param("payment", payment)
                        .param("reference", reference)
                        .param("now", clock.instant())
                        .update()
                > 0;
    }

    /** It did not succeed for now. */
    @Transactional
    public void defer(String payment, String words, Instant nextAttempt) {
        db.sql(
                        """
                        update refund set attempts = attempts + 1, failure = :words, next_attempt = :next,
                          lease = null, leased_until = null
                        where payment = :payment and state = 'QUEUED'""")
                .param("payment", payment)
                .param("words", InputText.truncate(words, MAX_FAILURE_LENGTH))
                .param("next", nextAttempt)
                .update();
    }

    /** @return whether it had not failed before */
    boolean fail(String payment, String words) {
        return db.sql(
                                """
                                update refund set state = 'FAILED', attempts = attempts + 1, failure = :words, done_at = null,
                                  lease = null, leased_until = null
                                where payment = :payment and state <> 'FAILED'""")
                        .param("payment", payment)
                        .param("words", InputText.truncate(words, MAX_FAILURE_LENGTH))
                        .update()
                > 0;
    }
}
