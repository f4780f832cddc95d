package io.guichet.search;

import io.guichet.problem.TemporaryOutage;
import java.time.Duration;

/** The index of tickets is being built. */
public class TicketIndexUnavailable extends TemporaryOutage {

    private final IndexProgress progress;

    TicketIndexUnavailable(IndexProgress progress, Duration retryAfter) {
        super(
                "The ticket search is being prepared: %d of %d tickets."
                        .formatted(progress.indexed(), progress.total()),
                retryAfter);
        this.progress = progress;
    }

    /** How far the index is. */
    public IndexProgress progress() {
        return progress;
    }
}
