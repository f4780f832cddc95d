package io.guichet.mail;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads each mailbox in a thread of its own: a slow one delays no other. */
@Component
class MailboxSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxSchedule.class);

    private final MailSettings settings;
    private final RawMailStore store;
    private final MailboxPositions positions;
    private final Clock clock;
    private final List<MailboxThread> threads = new ArrayList<>();

    MailboxSchedule(MailSettings settings, RawMailStore store, MailboxPositions positions, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.positions = positions;
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        settings.mailboxes().forEach((name, mailbox) -> {
            LOG.info("Mailbox {}: {} on {}, brand {}", name, mailbox.user(), mailbox.host(), mailbox.brand());
            var thread = new MailboxThread(name, new MailboxReader(name, settings, store, positions, clock));
            threads.add(thread);
            thread.start();
        });
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.forEach(MailboxThread::end);
        for (var thread : threads) {
            thread.join(2_000);
        }
    }
}
