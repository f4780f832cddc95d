package io.guichet.search;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Progress of the index of tickets. The application is healthy without it: everything but the search works. */
@Component
class TicketIndexHealthIndicator implements HealthIndicator {

    private final TicketIndexer indexer;

    TicketIndexHealthIndicator(TicketIndexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public Health health() {
        var progress = indexer.progress();
        return progress.ready()
                ? Health.up().withDetail("index", "ready").build()
                : Health.up()
                        .withDetail("index", "being built")
                        .withDetail("indexed", progress.indexed())
                        .withDetail("total", progress.total())
                        .build();
    }
}
