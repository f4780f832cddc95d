package io.guichet.process;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for emails that wait for too long, once a minute. */
@Component
@ConditionalOnProperty(name = "guichet.email.delivery-enabled", matchIfMissing = true)
class UnsentEmailSchedule {

    private final UnsentEmailAlerts alerts;
    private volatile boolean started;

    UnsentEmailSchedule(UnsentEmailAlerts alerts) {
        this.alerts = alerts;
    }

    /** Starts after the demo run was seeded, which uses a simulated time. */
    @EventListener
    void on(ApplicationReadyEvent event) {
        started = true;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void run() {
        if (started) {
            alerts.check();
        }
    }
}
