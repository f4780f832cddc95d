package io.guichet.mail;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Processes received messages in a thread of its own, which a burst keeps busy without delaying other work. */
@Component
class MailSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(MailSchedule.class);
    private static final int STOP_SECONDS = 10;

    private final MailProcessing processing;
    private ScheduledExecutorService thread;
    private boolean failed;

    MailSchedule(MailProcessing processing) {
        this.processing = processing;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var mailThread = new Thread(task, "incoming-mail");
            mailThread.setDaemon(true);
            return mailThread;
        });
        thread.scheduleWithFixedDelay(() -> run(processing::processReceived), 1, 1, TimeUnit.SECONDS);
        thread.scheduleWithFixedDelay(() -> run(processing::deleteUnfinished), 1, 60, TimeUnit.MINUTES);
    }

    private void run(Runnable task) {
        try {
            task.run();
            failed = false;
        } catch (RuntimeException | Error e) {
            // An exception would end the schedule. The next run continues; one message is enough while the database is
            // unavailable.
            if (!failed) {
                LOG.error("Received mail could not be processed", e);
            }
            failed = true;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (thread != null) {
            processing.stop();
            thread.shutdown();
            thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }
}
