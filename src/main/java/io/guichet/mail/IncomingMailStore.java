package io.guichet.mail;

import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputText;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the messages that came in. */
@Component
class IncomingMailStore {

    private static final int MAX_FAILURE = 1_000;
    private static final int MAX_CC = 50;

    private final JdbcClient db;
    private final Clock clock;

    IncomingMailStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A message that is not processed, locked with all its copies; empty if another node has processed it. */
    Optional<IncomingMail> lockReceived(long id) {
        return db
                .sql(
                        """
                        select * from incoming_mail
                        where brand = (select brand from incoming_mail where id = :id)
                          and sha256 = (select sha256 from incoming_mail where id = :id)
                        order by id for update""")
                .param("id", id)
                .query(IncomingMail::row)
                .list()
                .stream()
                .filter(mail -> mail.id() == id && mail.state() == MailState.RECEIVED)
                .findFirst();
    }

    /** A message of which staff decide, locked: in quarantine, ignored, or answered with guidance; empty for any other. */
    Optional<IncomingMail> lockUndecided(long id) {
        return db.sql(
                        """
                        select * from incoming_mail
                        where id = :id and (state = 'QUARANTINED' or state = 'DONE' and outcome in ('IGNORED', 'GUIDANCE_SENT'))
                        for update""")
                .param("id", id)
                .query(IncomingMail::row)
                .optional();
    }

    /** A copy of the same bytes that was processed, which a mail server handed in too. */
    Optional<IncomingMail> processedCopy(long id) {
        return db.sql(
                        """
                        select other.* from incoming_mail other
                        join incoming_mail mail on mail.brand = other.brand and mail.sha256 = other.sha256
                        where mail.id = :id and other.id <> :id and other.state = 'DONE'
                        order by other.id limit 1""")
                .param("id", id)
                .query(IncomingMail::row)
                .optional();
    }

    long count(MailState state) {
        return db.sql("select count(*) from incoming_mail where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    /** Ids of messages after that one that are not processed, oldest first. */
    List<Long> received(long after, int limit) {
        return db.sql(
                        """
                        select id from incoming_mail where state = 'RECEIVED' and id > :after
                        order by id limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    Optional<IncomingMail> find(long id) {
        return db.sql("select * from incoming_mail where id = :id and state <> 'RECEIVING'")
                .param("id", id)
                .query(IncomingMail::row)
                .optional();
    }

    IncomingMail get(long id) {
        return find(id).orElseThrow(() -> UnknownEntity.of("mail", id));
    }

    /** The brands' messages before that id, newest first. */
    List<IncomingMail> newest(Collection<String> brands, MailFolder folder, Long beforeId, int limit) {
        if (brands.isEmpty()) {
            return List.of();
        }
        return db.sql(
                        """
                        select * from incoming_mail
                        where brand in (:brands) and state <> 'RECEIVING'
                          and (cast(:state as varchar) is null or state = :state)
                          and (not :spam or spam_by is not null) and id < :before
                        order by id desc limit :limit""")
                .param("brands", brands)
                .param("state", folder == null ? null : folder.state().name())
                .param("spam", folder != null && folder.isSpam())
                .param("before", beforeId == null ? Long.valueOf(Long.MAX_VALUE) : beforeId)
                .param("limit", limit)
                .query(IncomingMail::row)
                .list();
    }

    /** Records what became of a message. */
    void finish(long id, ReceivedMail mail, MailResult result) {
        update(id, MailState.DONE, mail, result, null, null);
    }

    /** Keeps a message for staff. */
    void quarantine(long id, ReceivedMail mail, QuarantineReason reason, String failure) {
        update(id, MailState.QUARANTINED, mail, MailResult.NONE, InputText.truncate(failure, MAX_FAILURE), null);
        db.sql("update incoming_mail set quarantine_reason = :reason where id = :id")
                .param("reason", reason.name())
                .param("id", id)
                .update();
    }

    /** Puts a message aside until somebody says that it is none. */
    void markSpam(IncomingMail incoming, ReceivedMail mail, String by) {
        update(incoming.id(), MailState.DONE, mail, MailResult.ignored(null), null, by);
    }

    /** Has a message processed again. */
    void retry(long id) {
        db.sql(
                        "update incoming_mail set state = 'RECEIVED', failure = null, quarantine_reason = null, spam_by = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Records that staff accepted the sender of a message, which became that message of the conversation. */
    void accept(long id, long message, String by) {
        db.sql("update incoming_mail set accepted_by = :by, message = :message where id = :id")
                .param("by", by)
                .param("message", message)
                .param("id", id)
                .update();
    }

    private void update(long id, MailState state, ReceivedMail mail, MailResult result, String failure, String spamBy) {
        var machine = mail == null ? MachineOrigin.NONE : mail.machine();
        var from = mail == null || mail.from() == null ? null : mail.from().email();
        db.sql(
                        """
                        update incoming_mail
                        set state = :state, outcome = :outcome, ticket = :ticket, failure = :failure, sender = :sender,
                          subject = :subject, machine_kind = :kind, machine_reason = :reason, processed_at = :now,
                          message = :message, unknown_sender = :unknownSender, accepted_by = null, spam_by = :spamBy, quarantine_reason = null,
                          text_sha256 = :text, cc = :cc
                        where id = :id""")
                .param("state", state.name())
                .param(
                        "outcome",
                        result.outcome() == null ? null : result.outcome().name())
                .param("ticket", result.ticket())
                .param("failure", failure)
                .param("sender", from == null ? null : limited(from))
                .param("subject", mail == null ? null : mail.subject())
                .param("kind", machine.kind() == null ? null : machine.kind().name())
                .param("reason", machine.reason() == null ? null : InputText.truncate(machine.reason(), 300))
                .param("now", clock.instant())
                .param("message", result.message(), Types.BIGINT)
                .param("unknownSender", result.unknownSender())
                .param("spamBy", spamBy)
                .param("text", mail == null ? null : MailRates.digest(mail))
                .param("cc", mail == null ? null : cc(mail))
                .param("id", id)
                .update();
    }

    private static String cc(ReceivedMail mail) {
        var cc = mail.cc().stream().limit(MAX_CC).map(MailAddress::shown).collect(Collectors.joining(", "));
        return cc.isEmpty() ? null : InputText.truncate(cc, 1_000);
    }

    /** Messages of a ticket's conversation, oldest first. */
    List<IncomingMail> ofTicket(String number) {
        return db.sql("select * from incoming_mail where ticket = :number and state = 'DONE' order by id")
                .param("number", number)
                .query(IncomingMail::row)
                .list();
    }

    /** A message that went to a ticket, locked. */
    Optional<IncomingMail> lock(long id) {
        return db.sql("select * from incoming_mail where id = :id for update")
                .param("id", id)
                .query(IncomingMail::row)
                .optional();
    }

    private static String limited(String sender) {
        return InputText.truncate(sender, 320);
    }
}
