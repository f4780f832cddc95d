package io.guichet.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open folder of a mail server (IMAP4rev1, RFC 3501). Its methods throw {@link MessagingException} once it is lost. */
final class MailboxConnection implements AutoCloseable {

    private static final int FETCH_SIZE = 256 * 1024;
    private static final long WINDOW = 1_000;

    private final IMAPStore store;
    private final IMAPFolder folder;
    private volatile boolean arrived;

    /** Number of messages when the newest ones were read. */
    private int counted;

    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mailbox-alarm");
        thread.setDaemon(true);
        return thread;
    });

    private MailboxConnection(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                arrived = true;
                endIdle();
            }
        });
    }

    /** Connects, signs in and opens the folder. Throws {@link MailboxFailure}. */
    static MailboxConnection open(MailboxSettings settings, MailboxTokens tokens) {
        IMAPStore store = null;
        try {
            store = (IMAPStore) Session.getInstance(properties(settings)).getStore("imap");
            store.connect(
                    settings.host(),
                    settings.portOrDefault(),
                    settings.user(),
                    tokens == null ? settings.password() : tokens.current());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new MailboxConnection(store, folder);
        } catch (AuthenticationFailedException refused) {
            if (tokens != null) {
                tokens.discard();
            }
            throw new MailboxFailure("The mail server refuses the sign-in: " + refused.getMessage(), refused);
        } catch (MessagingException e) {
            close(store);
            throw new MailboxFailure("The mail server cannot be used: " + words(e), e);
        }
    }

    /** What went wrong, with the cause that the library hides. */
    static String words(Exception failure) {
        var cause = failure instanceof MessagingException messaging ? messaging.getNextException() : null;
        return cause == null || cause.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : "%s (%s)".formatted(failure.getMessage(), cause.getMessage());
    }

    private static Properties properties(MailboxSettings settings) {
        var tls = settings.security() == MailboxSettings.Encryption.TLS;
        var startTls = settings.security() == MailboxSettings.Encryption.STARTTLS;
        var properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", millis(settings.connectTimeout()));
        properties.setProperty("mail.imap.timeout", millis(settings.timeout()));
        properties.setProperty("mail.imap.writetimeout", millis(settings.timeout()));
        properties.setProperty("mail.imap.ssl.enable", String.valueOf(tls));
        properties.setProperty("mail.imap.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.imap.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.partialfetch", "true");
        properties.setProperty("mail.imap.fetchsize", String.valueOf(FETCH_SIZE));
        properties.setProperty("mail.imap.peek", "true");
        if (settings.oauth2() != null) {
            properties.setProperty("mail.imap.auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** Messages after that UID, oldest first, with their sizes. */
    List<IMAPMessage> after(long uid, int limit) throws MessagingException {
        arrived = false;
        counted = folder.getMessageCount();
        var found = Arrays.stream(nextAfter(uid))
                .sorted(Comparator.comparingLong(this::uid))
                .limit(limit)
                .toArray(Message[]::new);
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(found, profile);
        return Arrays.stream(found).map(IMAPMessage.class::cast).toList();
    }

    /** Asks for few UIDs at a time, so that a mailbox of years is not listed as a whole again for each batch. */
    private Message[] nextAfter(long uid) throws MessagingException {
        long window = WINDOW;
        for (long from = uid + 1; ; from += window, window *= 4) {
            boolean last = from + window > folder.getUIDNext();
            // A range of which the first number exceeds the last stands for the last message.
            var found = Arrays.stream(folder.getMessagesByUID(from, last ? UIDFolder.LASTUID : from + window - 1))
                    .filter(message -> message != null && uid(message) > uid)
                    .toArray(Message[]::new);
            if (found.length > 0 || last) {
                return found;
            }
        }
    }

    long uid(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            throw new MailboxFailure("The mail server cannot be used: " + words(e), e);
        }
    }

    void finish(List<IMAPMessage> messages, MailboxSettings.Afterwards afterwards) throws MessagingException {
        if (messages.isEmpty() || afterwards == MailboxSettings.Afterwards.KEEP) {
            return;
        }
        boolean delete = afterwards == MailboxSettings.Afterwards.DELETE;
        folder.setFlags(
                messages.toArray(Message[]::new), new Flags(delete ? Flags.Flag.DELETED : Flags.Flag.SEEN), true);
        // Without UIDPLUS a server deletes all marked messages together: they stay marked.
        if (delete && store.hasCapability("UIDPLUS")) {
            folder.expunge(messages.toArray(Message[]::new));
            counted -= messages.size();
        }
    }

    /** Returns when the server announces a message (IDLE, RFC 2177), after that time, or once the reader has ended. */
    void await(Duration time, CountDownLatch ended) throws MessagingException, InterruptedException {
        if (!store.hasCapability("IDLE")) {
            ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } else if (!hasArrived()) {
            var wakeUp = alarm.scheduleWithFixedDelay(
                    this::endIdle, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
            try {
                folder.idle(true);
            } finally {
                wakeUp.cancel(false);
            }
        }
        folder.getMessageCount();
    }

    /** Some servers do not announce during IDLE what came just before it: NOOP asks for it. */
    private boolean hasArrived() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
        return arrived || folder.getMessageCount() > counted;
    }

    /** A server may announce a message just before IDLE begins. Any other command ends IDLE; one on a connection that is silently lost fails by its time limit. */
    void endIdle() {
        folder.isOpen();
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        close(store);
    }

    private static void close(IMAPStore store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException gone) {
            // The server has closed it first.
        }
    }
}
