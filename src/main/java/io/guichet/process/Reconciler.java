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
    private static final int AT_ONCE = 500;

    private final Reconciliation reconciliation;
    private final Tickets tickets;
    private String last = "";
    private volatile boolean open;

    Reconciler(Reconciliation reconciliation, Tickets tickets) {
        this.reconciliation = reconciliation;
        this.tickets = tickets;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnProperty(name = "guichet.reconciling", matchIfMissing = true)
    static class EveryMinute {

        private final Reconciler reconciler;

        EveryMinute(Reconciler reconciler) {
            this.reconciler = reconciler;
        }

        @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
        void goOn() {
            if (reconciler.open) {
                reconciler.goOn();
            }
        }
    }

    /** Not before: the demo run's month of life is told in a time that is past. */
    @EventListener
    void on(ApplicationReadyEvent opened) {
        open = true;
    }

    /** Looks at the next tickets of the round; after the last one it begins again. */
    synchronized void goOn() {
        var numbers = tickets.openAfter(last, AT_ONCE);
        numbers.forEach(this::look);
        last = numbers.size() < AT_ONCE ? "" : numbers.get(numbers.size() - 1);
    }

    /** One ticket that cannot be repaired keeps none of the others from it. */
    private void look(String number) {
        try {
            var differed = reconciliation.of(number);
            if (!differed.isEmpty()) {
                LOG.warn("{} did not follow the ledger and was repaired: {}", number, differed);
            }
        } catch (RuntimeException e) {
            LOG.error("{} could not be compared with the ledger", number, e);
        }
    }
}
