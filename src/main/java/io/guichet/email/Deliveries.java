package io.guichet.email;

import static io.guichet.jdbc.Columns.instant;

import com.google.re2j.Pattern;
import io.guichet.text.InputText;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff, programs and incoming mail do with e-mails of the outbox, and how many there are. */
@Component
public class Deliveries {

    /** The signed part of the address that a reply comes back to. */
    private static final Pattern REPLY_SIGNATURE = Pattern.compile("(?im)^(Reply-To:[^\\n+]*\\+)[^@\\n]*(@)");

    private static final int MAX_REASON_LENGTH = 1_000;
    private static final int MAX_WAITING = 50;

    private final JdbcClient db;
    private final DeliveryQueue queue;
    private final EmailComposer composer;
    private final Clock clock;

    Deliveries(JdbcClient db, DeliveryQueue queue, EmailComposer composer, Clock clock) {
        this.db = db;
        this.queue = queue;
        this.composer = composer;
        this.clock = clock;
    }

    /** The whole message with its headers, as it goes to the mail server. */
    public String raw(long id) {
        return composer.raw(queue.get(id));
    }

    /**
     * The same for staff: without the keys of its links and without the signature of its reply address, with which one
     * writes as the customer.
     */
    public String rawWithoutSecrets(long id) {
        var raw = composer.raw(queue.get(id).withoutSecrets());
        return REPLY_SIGNATURE.matcher(raw).replaceFirst("$1…$2");
    }

    /**
     * Has an e-mail sent again, or a queued one at once. A server that has taken it before gets it under a new
     * Message-ID. Its address is suppressed no longer: a person vouches for it.
     */
    @Transactional
    public void resend(long id) {
        db.sql("delete from suppressed_address where address = (select recipient from email where id = :id)")
                .param("id", id)
                .update();
        var queued = db.sql("update email set next_attempt = null where id = :id and state = 'QUEUED'")
                .param("id", id)
                .update();
        if (queued == 0) {
            db.sql(
                            """
                            update email
                            set message_id = case when state = 'FAILED' then message_id end,
                              state = 'QUEUED', queued_at = :now, next_attempt = null, failure = null, sent_at = null,
                              alerted_at = null
                            where id = :id""")
                    .param("now", clock.instant())
                    .param("id", id)
                    .update();
        }
    }

    /**
     * Records that another server has returned an e-mail, and suppresses its address.
     *
     * @param reason that server's words
     * @return whether the desk has sent an e-mail of that Message-ID
     */
    @Transactional
    public boolean recordBounce(String messageId, String reason) {
        var words = InputText.truncate(InputText.onOneLine(reason), MAX_REASON_LENGTH);
        var recipient = db.sql(
                        "select recipient from email where message_id = :messageId and state <> 'QUEUED' for update")
                .param("messageId", messageId)
                .query(String.class)
                .optional();
        recipient.ifPresent(address -> {
            db.sql("update email set state = 'BOUNCED', failure = :words where message_id = :messageId")
                    .param("words", words)
                    .param("messageId", messageId)
                    .update();
            suppress(address, words);
        });
        return recipient.isPresent();
    }

    private void suppress(String address, String reason) {
        var known = db.sql("update suppressed_address set reason = :reason, since = :now where address = :address")
                .param("reason", reason)
                .param("now", clock.instant())
                .param("address", address)
                .update();
        if (known == 0) {
            db.sql("insert into suppressed_address (address, reason, since) values (:address, :reason, :now)")
                    .param("address", address)
                    .param("reason", reason)
                    .param("now", clock.instant())
                    .update();
        }
    }

    /** A queued e-mail of a ticket. */
    public record WaitingEmail(long id, String number) {}

    /** The brand's oldest e-mails of tickets that are queued since before that instant; none if a lead was called. */
    public List<WaitingEmail> waitingWithoutAlert(String brand, Instant before) {
        return db.sql(
                        """
                        select id, number from email
                        where state = 'QUEUED' and brand = :brand and number <> ''
                          and coalesce(queued_at, created_at) < :before
                          and not exists (
                            select 1 from email alerted
                            where alerted.state = 'QUEUED' and alerted.brand = :brand and alerted.alerted_at is not null)
                        order by id limit :limit""")
                .param("brand", brand)
                .param("before", before)
                .param("limit", MAX_WAITING)
                .query((row, index) -> new WaitingEmail(row.getLong("id"), row.getString("number")))
                .list();
    }

    /** Remembers that a lead was called about it. */
    public void markAlerted(long id) {
        db.sql("update email set alerted_at = :now where id = :id")
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    /**
     * How many e-mails there are that are not sent.
     *
     * @param oldestQueued since when the oldest queued one waits, or null
     */
    public record EmailCounts(Map<EmailState, Long> byState, Instant oldestQueued) {

        public long of(EmailState state) {
            return byState.getOrDefault(state, 0L);
        }
    }

    /** Of the states that an index finds quickly, because few e-mails are in them. */
    public EmailCounts counts() {
        var byState = new EnumMap<EmailState, Long>(EmailState.class);
        db.sql(
                        """
                        select state, count(*) as emails from email where state in ('QUEUED', 'FAILED', 'BOUNCED')
                        group by state""")
                .query(row -> {
                    byState.put(EmailState.valueOf(row.getString("state")), row.getLong("emails"));
                });
        return new EmailCounts(byState, oldestQueued());
    }

    /** Since when the oldest queued e-mail waits; null without one. */
    public Instant oldestQueued() {
        return backlog().oldest();
    }

    /** @param oldest since when the oldest queued e-mail waits, or null */
    record EmailBacklog(long queued, Instant oldest) {}

    /** The queued e-mails alone, which an index finds. */
    EmailBacklog backlog() {
        return db.sql(
                        """
                        select count(*) as queued, min(coalesce(queued_at, created_at)) as since
                        from email where state = 'QUEUED'""")
                .query((row, index) -> new EmailBacklog(row.getLong("queued"), instant(row, "since")))
                .single();
    }
}
