package io.guichet.mail;

import io.guichet.problem.BadInput;
import io.guichet.problem.SizeLimitExceeded;
import io.guichet.text.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages as they came, in chunks, so that nobody holds all of one in memory. */
@Component
class RawMailStore {

    static final int CHUNK_SIZE = 256 * 1024;

    private static final Duration MAX_RECEIVING = Duration.ofHours(1);

    private final JdbcClient db;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RawMailStore(JdbcClient db, MailSettings settings, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Stores a message while it arrives; a small one in one transaction, a larger one in a transaction for each chunk.
     * Throws {@link SizeLimitExceeded}, {@link BadInput}.
     */
    long receive(MailSource source, InputStream raw) throws IOException {
        var limit = settings.maxSize().toBytes();
        return receive(source, raw, limit + 1, null, size -> {
            if (size > limit) {
                throw new SizeLimitExceeded("A message may have at most %d MB."
                        .formatted(settings.maxSize().toMegabytes()));
            }
            if (size == 0) {
                throw new BadInput("body", "must be a message");
            }
        });
    }

    /**
     * Stores the beginning of a message that is too large.
     *
     * @param originalSize in bytes
     */
    long receiveBeginning(MailSource source, InputStream raw, long length, long originalSize) throws IOException {
        return receive(source, raw, length, originalSize, size -> {});
    }

    /** Stores a message of a mailbox, whose size the mail server has told. */
    long receiveWhole(MailSource source, InputStream raw) throws IOException {
        return receive(source, raw, Long.MAX_VALUE, null, size -> {});
    }

    /** Refuses a size by an exception. */
    private interface SizeRule {
        void check(long size);
    }

    private long receive(MailSource source, InputStream raw, long maxLength, Long originalSize, SizeRule rule)
            throws IOException {
        var digest = Digests.newSha256();
        var first = raw.readNBytes((int) Math.min(CHUNK_SIZE, maxLength));
        boolean complete = first.length < CHUNK_SIZE || first.length == maxLength;
        rule.check(first.length);
        digest.update(first);
        long id = transaction.execute(status -> {
            var key = insert(source, originalSize);
            insertChunk(key, 0, first);
            if (complete) {
                complete(key, first.length, digest);
            }
            return key;
        });
        if (complete) {
            return id;
        }
        boolean stored = false;
        try {
            long size = first.length;
            int index = 1;
            for (var chunk = next(raw, maxLength - size); chunk.length > 0; chunk = next(raw, maxLength - size)) {
                size += chunk.length;
                rule.check(size);
                digest.update(chunk);
                insertChunk(id, index++, chunk);
            }
            complete(id, size, digest);
            stored = true;
            return id;
        } finally {
            if (!stored) {
                delete(id);
            }
        }
    }

    private static byte[] next(InputStream raw, long room) throws IOException {
        return raw.readNBytes((int) Math.min(CHUNK_SIZE, room));
    }

    private long insert(MailSource source, Long originalSize) {
        var key = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into incoming_mail
                          (brand, received_at, received_from, size, sha256, state, mailbox, uid_validity, uid, original_size)
                        values (:brand, :now, :from, 0, '', 'RECEIVING', :mailbox, :uidValidity, :uid, :originalSize)""")
                .param("brand", source.brand())
                .param("now", clock.instant())
                .param("from", source.from())
                .param("mailbox", source.mailbox())
                .param("uidValidity", source.uidValidity(), Types.BIGINT)
                .param("uid", source.uid(), Types.BIGINT)
                .param("originalSize", originalSize, Types.BIGINT)
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    private void insertChunk(long id, int index, byte[] bytes) {
        db.sql("insert into incoming_mail_chunk values (:mail, :index, :bytes)")
                .param("mail", id)
                .param("index", index)
                .param("bytes", bytes)
                .update();
    }

    /** Fails if another node has taken the message over meanwhile. */
    private void complete(long id, long size, MessageDigest digest) {
        int updated = db.sql(
                        "update incoming_mail set size = :size, sha256 = :sha256, state = 'RECEIVED' where id = :id")
                .param("size", size)
                .param("sha256", Digests.toHex(digest.digest()))
                .param("id", id)
                .update();
        if (updated == 0) {
            throw new IllegalStateException("Mail %d is received by another node.".formatted(id));
        }
    }

    /** Id of a message of a mailbox that is stored; one that a node did not complete is deleted. */
    Optional<Long> stored(MailSource source) {
        var found = db.sql(
                        """
                        select id, state from incoming_mail
                        where mailbox = :mailbox and uid_validity = :uidValidity and uid = :uid""")
                .param("mailbox", source.mailbox())
                .param("uidValidity", source.uidValidity())
                .param("uid", source.uid())
                .query((row, index) -> new StoredMail(row.getLong("id"), row.getString("state")))
                .optional();
        found.filter(mail -> !mail.isComplete()).ifPresent(mail -> delete(mail.id()));
        return found.filter(StoredMail::isComplete).map(StoredMail::id);
    }

    private record StoredMail(long id, String state) {

        boolean isComplete() {
            return !state.equals(MailState.RECEIVING.name());
        }
    }

    /** Replaces what came by a text; the digest stays, so that the message is recognised if it comes again. */
    void replace(long id, String raw) {
        var bytes = raw.getBytes(StandardCharsets.UTF_8);
        deleteChunks(id);
        insertChunk(id, 0, bytes);
        db.sql("update incoming_mail set size = :size where id = :id")
                .param("size", bytes.length)
                .param("id", id)
                .update();
    }

    private void deleteChunks(long id) {
        db.sql("delete from incoming_mail_chunk where mail = :id")
                .param("id", id)
                .update();
    }

    private void delete(long id) {
        deleteChunks(id);
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
    InputStream read(long id) {
        return new RawMailStream(db, id);
    }
}
