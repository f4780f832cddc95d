package io.guichet.billing;

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

/** Makes refunds and checks open payments in a thread of its own, which a slow provider delays alone. */
@Component
@ConditionalOnProperty(name = "guichet.payment.schedule-enabled", matchIfMissing = true)
class PaymentSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSchedule.class);
    private static final int INTERVAL_SECONDS = 2;
    private static final int STOP_SECONDS = 10;

    private final Checkouts checkouts;
    private final Refunds refunds;
    private ScheduledExecutorService thread;
    private boolean failed;

    PaymentSchedule(Checkouts checkouts, Refunds refunds) {
        this.checkouts = checkouts;
        this.refunds = refunds;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var paymentThread = new Thread(task, "payments");
            paymentThread.setDaemon(true);
            return paymentThread;
        });
        thread.scheduleWithFixedDelay(this::run, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void run() {
        try {
            refunds.run();
            checkouts.runChecks();
            failed = false;
        } catch (RuntimeException e) {
            // The next run continues; one message is enough while the database is unavailable.
            if (!failed) {
                LOG.error("Refunds and open payments could not be handled", e);
            }
            failed = true;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (thread != null) {
            thread.shutdown();
            thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }
}
