package io.guichet.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a mailbox until it is ended; after a failure it waits longer each time, a minute at most. */
final class MailboxThread extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxThread.class);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final String mailbox;
    private final MailboxReader reader;
    /** A signal and no interrupt: that would close the file of an H2 database. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile MailboxConnection connection;
    private Duration pause = Duration.ofSeconds(1);

    MailboxThread(String mailbox, MailboxReader reader) {
        super("mailbox-" + mailbox);
        setDaemon(true);
        this.mailbox = mailbox;
        this.reader = reader;
    }

    @Override
    public void run() {
        while (!hasEnded()) {
            try {
                if (reader.acquire()) {
                    readUntilLost();
                } else {
                    sleep(reader.pollInterval());
                }
            } catch (InterruptedException e) {
                break;
            } catch (Exception | Error failure) {
                if (!hasEnded()) {
                    pauseAfter(failure);
                }
            }
        }
        releaseQuietly();
    }

    private void readUntilLost() throws MessagingException, InterruptedException {
        try (var opened = reader.connect()) {
            connection = opened;
            do {
                reader.readNew(opened);
                pause = Duration.ofSeconds(1);
                opened.await(reader.pollInterval(), ended);
            } while (!hasEnded() && reader.acquire());
        } finally {
            connection = null;
        }
    }

    private void pauseAfter(Throwable failure) {
        if (pause.toSeconds() == 1) {
            LOG.warn("Mailbox {} cannot be read; it is tried again", mailbox, failure);
        }
        sleep(pause);
        pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
    }

    private boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private void sleep(Duration time) {
        try {
            ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ended.countDown();
        }
    }

    private void releaseQuietly() {
        try {
            reader.release();
        } catch (RuntimeException databaseGone) {
            LOG.info("The lease of mailbox {} expires by itself", mailbox);
        }
    }

    /** Ends it within a moment: the next node reads on. */
    void end() {
        ended.countDown();
        var open = connection;
        if (open != null) {
            open.close();
        }
    }
}
