package io.guichet.email;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends queued e-mails in a thread of its own, which a slow mail server keeps busy without delaying other work. */
@Component
@ConditionalOnProperty(name = "guichet.email.delivery-enabled", matchIfMissing = true)
class EmailDeliverySchedule {

    private static final Logger LOG = LoggerFactory.getLogger(EmailDeliverySchedule.class);
    private static final int INTERVAL_SECONDS = 1;
    private static final int STOP_SECONDS = 10;

    private final EmailDelivery delivery;
    private ScheduledExecutorService thread;
    private boolean failed;

    EmailDeliverySchedule(EmailDelivery delivery) {
        this.delivery = delivery;
    }

    /** Starts when the demo data are complete, which are made at a simulated time. */
    @EventListener
    void on(ApplicationReadyEvent event) {
        if (!delivery.isConfigured()) {
            LOG.warn("No mail server is set (guichet.email.smtp.host): e-mails stay queued. docs/email.md lists the"
                    + " settings.");
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var deliveryThread = new Thread(task, "email-delivery");
            deliveryThread.setDaemon(true);
            return deliveryThread;
        });
        thread.scheduleWithFixedDelay(this::run, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void run() {
        try {
            delivery.run();
            failed = false;
        } catch (RuntimeException e) {
            // The next run continues; one message is enough while the database is unavailable.
            if (!failed) {
                LOG.error("Queued e-mails could not be sent", e);
            }
            failed = true;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (thread != null) {
            delivery.stop();
            thread.shutdown();
            thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }
}
