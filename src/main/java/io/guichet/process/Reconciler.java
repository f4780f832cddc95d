package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes round the open tickets, some every minute, and has repaired what does not say what the ledger says. */
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int BATCH_SIZE = 500;

    private final Reconciliation reconciliation;
    private final Tickets tickets;
    private String lastNumber = "";
    private volatile boolean started;

    Reconciler(Reconciliation reconciliation, Tickets tickets) {
        this.reconciliation = reconciliation;
        this.tickets = tickets;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnProperty(name = "guichet.reconciler.enabled", matchIfMissing = true)
    static class ReconcilerSchedule {

        private final Reconciler reconciler;

        ReconcilerSchedule(Reconciler reconciler) {
            this.reconciler = reconciler;
        }

        @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
        void run() {
            if (reconciler.started) {
                reconciler.reconcileNextBatch();
            }
        }
    }

    /** Not before: the demo run's month of life is told in a time that is past. */
    @EventListener
    void on(ApplicationReadyEvent event) {
        started = true;
    }

    /** Looks at the next tickets of the round; after the last one it begins again. */
    synchronized void reconcileNextBatch() {
        var numbers = tickets.findOpenAfter(lastNumber, BATCH_SIZE);
        numbers.forEach(this::reconcile);
        lastNumber = numbers.size() < BATCH_SIZE ? "" : numbers.get(numbers.size() - 1);
    }

    /** One ticket that cannot be repaired keeps none of the others from it. */
    private void reconcile(String number) {
        try {
            var differences = reconciliation.reconcile(number);
            if (!differences.isEmpty()) {
                LOG.warn("{}: timers differed from the ledger and were corrected: {}", number, differences);
            }
        } catch (RuntimeException e) {
            LOG.error("{}: timers could not be compared with the ledger", number, e);
        }
    }
}
