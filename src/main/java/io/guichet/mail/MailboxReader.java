package io.guichet.mail;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Reads one mailbox on one node. Each message is stored before anything else happens to it; of the nodes that know the
 * mailbox only the one with the lease reads it.
 */
final class MailboxReader {

    /** Kept of a message that exceeds the size limit: headers and the first text. */
    static final int KEPT_OF_LARGE = 1 << 20;

    private static final int BATCH = 100;
    private static final int MAX_REFUSALS = 5;

    /** A network that fails for minutes costs no message its text. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final String name;
    private final MailboxSettings mailbox;
    private final long maxSize;
    private final RawMailStore store;
    private final MailboxPositions positions;
    private final MailboxTokens tokens;
    private final Clock clock;
    private final String lease = UUID.randomUUID().toString();
    private Instant renewed = Instant.MIN;

    MailboxReader(String name, MailSettings settings, RawMailStore store, MailboxPositions positions, Clock clock) {
        this.name = name;
        this.mailbox = settings.mailboxes().get(name);
        this.maxSize = settings.maxSize().toBytes();
        this.store = store;
        this.positions = positions;
        this.tokens = mailbox.oauth2() == null ? null : new MailboxTokens(mailbox.oauth2(), clock);
        this.clock = clock;
    }

    /** Takes the mailbox for this node; false if another node reads it. */
    boolean acquire() {
        boolean acquired = positions.acquire(name, lease);
        renewed = acquired ? clock.instant() : renewed;
        return acquired;
    }

    void release() {
        positions.release(name, lease);
    }

    /** Connects to the mailbox. Throws {@link MailboxFailure}. */
    MailboxConnection connect() {
        try {
            return MailboxConnection.open(mailbox, tokens);
        } catch (MailboxFailure failure) {
            positions.recordFailure(name, failure.getMessage(), null);
            throw failure;
        }
    }

    /** Stores all new messages and returns how many there were. Throws {@link MailboxFailure}. */
    int readNew(MailboxConnection connection) {
        int stored = 0;
        try {
            List<IMAPMessage> batch;
            do {
                batch = batch(connection);
                stored += store(connection, batch);
            } while (batch.size() == BATCH);
        } catch (MessagingException e) {
            throw failed("The mail server cannot be used: " + MailboxConnection.words(e), null, e);
        }
        positions.recordSuccess(name);
        return stored;
    }

    private List<IMAPMessage> batch(MailboxConnection connection) throws MessagingException {
        var position = positions.get(name);
        boolean same = position.uidValidity() != null && position.uidValidity() == connection.uidValidity();
        return connection.after(same ? position.lastUid() : 0, BATCH);
    }

    /** What a read has stored of a message. */
    private enum StoredPart {
        NOTHING,
        BEGINNING,
        WHOLE
    }

    /** A message is marked or deleted on the server only when all of it was stored. */
    private int store(MailboxConnection connection, List<IMAPMessage> batch) throws MessagingException {
        var done = new ArrayList<IMAPMessage>();
        long validity = connection.uidValidity();
        int stored = 0;
        long last = 0;
        try {
            for (var message : batch) {
                requireLease();
                var uid = connection.uid(message);
                var part = store(message, MailSource.mailbox(mailbox.brand(), name, validity, uid));
                stored += part == StoredPart.NOTHING ? 0 : 1;
                if (part == StoredPart.WHOLE) {
                    done.add(message);
                }
                last = uid;
            }
        } finally {
            if (last > 0) {
                positions.advance(name, lease, validity, last);
            }
        }
        connection.finish(done, mailbox.afterwards());
        return stored;
    }

    private StoredPart store(IMAPMessage message, MailSource source) {
        try {
            if (isOld(message) || store.stored(source).isPresent()) {
                return StoredPart.NOTHING;
            }
            long size = message.getSize();
            var refused = isRefused(source.uid());
            try (var raw = leased(content(message, source.uid(), refused))) {
                if (size > maxSize) {
                    store.receiveBeginning(source, raw, KEPT_OF_LARGE, size);
                } else {
                    store.receiveWhole(source, raw);
                }
            }
            return size > maxSize || refused ? StoredPart.BEGINNING : StoredPart.WHOLE;
        } catch (MessageRemovedException removed) {
            return StoredPart.NOTHING;
        } catch (MessagingException | IOException e) {
            throw failed(
                    "Message %d cannot be fetched: %s".formatted(source.uid(), MailboxConnection.words(e)),
                    source.uid(),
                    e);
        }
    }

    private boolean isOld(IMAPMessage message) throws MessagingException {
        return mailbox.since() != null
                && message.getReceivedDate() != null
                && message.getReceivedDate().toInstant().isBefore(mailbox.since());
    }

    /** A message that cannot be fetched again and again stops no other. */
    private boolean isRefused(long uid) {
        var position = positions.get(name);
        return position.refusedUid() != null
                && position.refusedUid() == uid
                && position.refusals() >= MAX_REFUSALS
                && clock.instant().isAfter(position.failedSince().plus(PATIENCE));
    }

    /** What the server hands out of the message. */
    private static InputStream content(IMAPMessage message, long uid, boolean refused) throws MessagingException {
        return refused ? new ByteArrayInputStream(headers(message, uid)) : message.getMimeStream();
    }

    private static byte[] headers(IMAPMessage message, long uid) {
        var text = new StringBuilder();
        try {
            Collections.list(message.getAllHeaderLines())
                    .forEach(line -> text.append(line).append("\r\n"));
        } catch (MessagingException refused) {
            text.append("Subject: Message ").append(uid).append(" of the mailbox\r\n");
        }
        text.append(
                "\r\nThe mail server has not handed out the text of this message, which is still in the mailbox.\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A large message takes a while: the lease is renewed as it arrives. */
    private InputStream leased(InputStream raw) {
        return new FilterInputStream(raw) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                requireLease();
                return super.read(target, offset, length);
            }
        };
    }

    private void requireLease() {
        if (clock.instant().isAfter(renewed.plus(MailboxPositions.LEASE.dividedBy(3))) && !acquire()) {
            throw new MailboxFailure("Another node reads the mailbox.", null);
        }
    }

    private MailboxFailure failed(String reason, Long uid, Exception cause) {
        positions.recordFailure(name, reason, uid);
        return new MailboxFailure(reason, cause);
    }

    /** How long to wait for the server; the lease is renewed in between. */
    Duration pollInterval() {
        var renewal = MailboxPositions.LEASE.dividedBy(2);
        return mailbox.pollInterval().compareTo(renewal) < 0 ? mailbox.pollInterval() : renewal;
    }
}
