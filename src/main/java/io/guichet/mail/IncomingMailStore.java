package io.guichet.mail;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.problem.BadInput;
import io.guichet.problem.SizeLimitExceeded;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.Digests;
import io.guichet.text.InputText;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The messages that came in, as they came, in chunks. */
@Component
class IncomingMailStore {

    private static final int CHUNK_SIZE = 256 * 1024;
    private static final int MAX_FAILURE = 1_000;
    private static final Duration MAX_RECEIVING = Duration.ofHours(1);

    private final JdbcClient db;
    private final MailSettings settings;
    private final Clock clock;

    IncomingMailStore(JdbcClient db, MailSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores a message while it arrives, each chunk in a transaction of its own. Throws {@link SizeLimitExceeded}, {@link BadInput}. */
    long receive(String brand, String from, InputStream raw) throws IOException {
        var key = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into incoming_mail (brand, received_at, received_from, size, sha256, state)
                        values (:brand, :now, :from, 0, '', 'RECEIVING')""")
                .param("brand", brand)
                .param("now", clock.instant())
                .param("from", from)
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        boolean complete = false;
        try (var content = new DigestInputStream(raw, Digests.newSha256())) {
            long size = write(id, content);
            db.sql("update incoming_mail set size = :size, sha256 = :sha256, state = 'RECEIVED' where id = :id")
                    .param("size", size)
                    .param("sha256", Digests.toHex(content.getMessageDigest().digest()))
                    .param("id", id)
                    .update();
            complete = true;
            return id;
        } finally {
            if (!complete) {
                delete(id);
            }
        }
    }

    private long write(long id, InputStream content) throws IOException {
        long limit = settings.maxSize().toBytes();
        long total = 0;
        int index = 0;
        for (var chunk = content.readNBytes(CHUNK_SIZE); chunk.length > 0; chunk = content.readNBytes(CHUNK_SIZE)) {
            total += chunk.length;
            if (total > limit) {
                throw new SizeLimitExceeded("A message may have at most %d MB."
                        .formatted(settings.maxSize().toMegabytes()));
            }
            db.sql("insert into incoming_mail_chunk values (:mail, :index, :bytes)")
                    .param("mail", id)
                    .param("index", index++)
                    .param("bytes", chunk)
                    .update();
        }
        if (total == 0) {
            throw new BadInput("body", "must be a message");
        }
        return total;
    }

    private void delete(long id) {
        db.sql("delete from incoming_mail_chunk where mail = :id")
                .param("id", id)
                .update();
        db.sql("delete from incoming_mail where id = :id").param("id", id).update();
    }

    /** Deletes what a node began to receive long ago and never completed. */
    int deleteUnfinished() {
        var ids = db.sql("select id from incoming_mail where state = 'RECEIVING' and received_at < :before order by id")
                .param("before", clock.instant().minus(MAX_RECEIVING))
                .query(Long.class)
                .list();
        ids.forEach(this::delete);
        return ids.size();
    }

    /** The raw message, read chunk by chunk. */
    InputStream raw(long id) {
        return new ChunkStream(id);
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
                .query(IncomingMailStore::row)
                .list()
                .stream()
                .filter(mail -> mail.id() == id && mail.state() == MailState.RECEIVED)
                .findFirst();
    }

    /** A message of which staff decide, locked: in quarantine, or ignored; empty for any other. */
    Optional<IncomingMail> lockUndecided(long id) {
        return db.sql(
                        """
                        select * from incoming_mail
                        where id = :id and (state = 'QUARANTINED' or state = 'DONE' and outcome = 'IGNORED')
                        for update""")
                .param("id", id)
                .query(IncomingMailStore::row)
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
                .query(IncomingMailStore::row)
                .optional();
    }

    /** How many messages of the sender, received since then, had that outcome. */
    int count(String brand, String sender, MailOutcome outcome, Instant since) {
        return db.sql(
                        """
                        select count(*) from incoming_mail
                        where brand = :brand and sender = :sender and received_at >= :since and outcome = :outcome""")
                .param("brand", brand)
                .param("sender", limited(sender))
                .param("since", since)
                .param("outcome", outcome.name())
                .query(Integer.class)
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
                .query(IncomingMailStore::row)
                .optional();
    }

    IncomingMail get(long id) {
        return find(id).orElseThrow(() -> UnknownEntity.of("mail", id));
    }

    /** The brands' messages before that id, newest first. */
    List<IncomingMail> newest(Collection<String> brands, MailState state, Long beforeId, int limit) {
        if (brands.isEmpty()) {
            return List.of();
        }
        return db.sql(
                        """
                        select * from incoming_mail
                        where brand in (:brands) and state <> 'RECEIVING'
                          and (cast(:state as varchar) is null or state = :state) and id < :before
                        order by id desc limit :limit""")
                .param("brands", brands)
                .param("state", state == null ? null : state.name())
                .param("before", beforeId == null ? Long.valueOf(Long.MAX_VALUE) : beforeId)
                .param("limit", limit)
                .query(IncomingMailStore::row)
                .list();
    }

    /** Records what became of a message. */
    void finish(long id, ReceivedMail mail, MailOutcome outcome, String ticket) {
        update(id, MailState.DONE, mail, outcome, ticket, null);
    }

    /** Keeps a message for staff. */
    void quarantine(long id, ReceivedMail mail, String failure) {
        update(id, MailState.QUARANTINED, mail, null, null, InputText.truncate(failure, MAX_FAILURE));
    }

    /** Has a message processed again. */
    void retry(long id) {
        db.sql("update incoming_mail set state = 'RECEIVED', failure = null where id = :id and state = 'QUARANTINED'")
                .param("id", id)
                .update();
    }

    private void update(
            long id, MailState state, ReceivedMail mail, MailOutcome outcome, String ticket, String failure) {
        var machine = mail == null ? MachineOrigin.NONE : mail.machine();
        db.sql(
                        """
                        update incoming_mail
                        set state = :state, outcome = :outcome, ticket = :ticket, failure = :failure, sender = :sender,
                          subject = :subject, machine_kind = :kind, machine_reason = :reason, processed_at = :now
                        where id = :id""")
                .param("state", state.name())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("ticket", ticket)
                .param("failure", failure)
                .param(
                        "sender",
                        mail == null || mail.from() == null
                                ? null
                                : limited(mail.from().email()))
                .param("subject", mail == null ? null : mail.subject())
                .param("kind", machine.kind() == null ? null : machine.kind().name())
                .param("reason", machine.reason() == null ? null : InputText.truncate(machine.reason(), 300))
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    private static String limited(String sender) {
        return InputText.truncate(sender, 320);
    }

    private static IncomingMail row(ResultSet row, int index) throws SQLException {
        var outcome = row.getString("outcome");
        var kind = row.getString("machine_kind");
        return new IncomingMail(
                row.getLong("id"),
                row.getString("brand"),
                instant(row, "received_at"),
                row.getString("received_from"),
                row.getLong("size"),
                MailState.valueOf(row.getString("state")),
                outcome == null ? null : MailOutcome.valueOf(outcome),
                row.getString("sender"),
                row.getString("subject"),
                kind == null
                        ? MachineOrigin.NONE
                        : MachineOrigin.of(MachineKind.valueOf(kind), row.getString("machine_reason")),
                row.getString("ticket"),
                row.getString("failure"));
    }

    /** Holds one chunk at a time. */
    private final class ChunkStream extends InputStream {

        private final long mail;
        private byte[] chunk = {};
        private int at;
        private int next;

        private ChunkStream(long mail) {
            this.mail = mail;
        }

        @Override
        public int read() {
            return hasMore() ? chunk[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int copied = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, target, offset, copied);
            at += copied;
            return copied;
        }

        private boolean hasMore() {
            while (at == chunk.length) {
                var found = db.sql("select bytes from incoming_mail_chunk where mail = :mail and chunk_index = :index")
                        .param("mail", mail)
                        .param("index", next)
                        .query(byte[].class)
                        .optional();
                if (found.isEmpty()) {
                    return false;
                }
                chunk = found.get();
                at = 0;
                next++;
            }
            return at < chunk.length;
        }
    }
}
