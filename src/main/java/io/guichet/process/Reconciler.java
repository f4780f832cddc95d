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

/** Reconciles the open tickets with the ledger, a batch per minute. */
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

    /** Starts after the demo run was seeded, which uses a simulated time. */
    @EventListener
    void on(ApplicationReadyEvent event) {
        started = true;
    }

    /** Reconciles the next batch; starts again after the last ticket. */
    synchronized void reconcileNextBatch() {
        repairDueDates();
        var numbers = tickets.findOpenAfter(lastNumber, BATCH_SIZE);
        numbers.forEach(this::reconcile);
        lastNumber = numbers.size() < BATCH_SIZE ? "" : numbers.get(numbers.size() - 1);
    }

    /** After an upgrade, all at once; a failure is tried again with the next batch. */
    private void repairDueDates() {
        var numbers = tickets.findDueRepairsAfter("", BATCH_SIZE);
        while (!numbers.isEmpty()) {
            for (var number : numbers) {
                try {
                    reconciliation.repairDue(number);
                } catch (RuntimeException e) {
                    LOG.error("{}: the due date could not be computed", number, e);
                }
            }
            numbers = tickets.findDueRepairsAfter(numbers.get(numbers.size() - 1), BATCH_SIZE);
        }
    }

    /** A failure does not stop the batch. */
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
