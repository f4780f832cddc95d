package io.guichet.email;

import io.guichet.email.Deliveries.EmailCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Metrics of the outbox: e-mails that are not sent by state and the age of the oldest queued one, the same on every node, and how
 * many this node has sent since its start.
 */
@Component
class EmailMetrics implements MeterBinder {

    /** One query serves all gauges of a scrape. */
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private static final Set<EmailState> UNSENT = EnumSet.complementOf(EnumSet.of(EmailState.SENT));

    private final Deliveries deliveries;
    private final DeliveryQueue queue;
    private final Clock clock;
    private EmailCounts counts;
    private long countedAt;

    EmailMetrics(Deliveries deliveries, DeliveryQueue queue, Clock clock) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : UNSENT) {
            Gauge.builder("guichet.emails", this, metrics -> metrics.counts().of(state))
                    .description("E-mails of the outbox that are not sent")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder(
                        "guichet.emails.oldest.queued",
                        this,
                        metrics -> metrics.age(metrics.counts().oldestQueued()))
                .description("Age of the oldest queued e-mail; 0 without one")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("guichet.emails.sent", queue, DeliveryQueue::sent)
                .description("E-mails that the mail server has taken")
                .register(registry);
    }

    private double age(Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1_000.0;
    }

    private synchronized EmailCounts counts() {
        var now = System.nanoTime();
        if (counts == null || now - countedAt > MAX_AGE.toNanos()) {
            counts = deliveries.counts();
            countedAt = now;
        }
        return counts;
    }
}
