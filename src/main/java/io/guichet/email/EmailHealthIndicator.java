package io.guichet.email;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether e-mails leave this node. The desk is healthy without: they stay queued, and all else works. */
@Component
class EmailHealthIndicator implements HealthIndicator {

    private final EmailDelivery delivery;
    private final Deliveries deliveries;

    EmailHealthIndicator(EmailDelivery delivery, Deliveries deliveries) {
        this.delivery = delivery;
        this.deliveries = deliveries;
    }

    @Override
    public Health health() {
        var counts = deliveries.counts();
        var health = Health.up()
                .withDetail(
                        "delivery", delivery.isConfigured() ? delivery.failure().orElse("ready") : "not configured")
                .withDetail("queued", counts.of(EmailState.QUEUED));
        return counts.oldestQueued() == null
                ? health.build()
                : health.withDetail("oldestQueued", counts.oldestQueued()).build();
    }
}
