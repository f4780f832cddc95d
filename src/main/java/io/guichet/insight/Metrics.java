package io.guichet.insight;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The one metric service: pages, exports and API read their figures here alone. */
@Component
class Metrics {

    private final MetricRows rows;

    Metrics(MetricRows rows) {
        this.rows = rows;
    }

    /**
     * One occurrence that a number counts.
     *
     * @param reference reads the ticket, because the occurrences of a year are too many to keep the tickets of all
     * @param at in milliseconds since 1970
     */
    record Occurrence(Supplier<TicketMetrics> reference, long at, Lapse lapse) {

        TicketMetrics ticket() {
            return reference.get();
        }
    }

    record ComparedSummaries(MetricSummary now, MetricSummary before) {}

    /** Whether no ticket was missing or old in the last report, because no rebuild runs. */
    boolean isComplete() {
        return rows.isComplete();
    }

    /** The metrics as of now, for a report with several figures. */
    MetricSnapshot snapshot() {
        return new MetricSnapshot(rows.current());
    }

    List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        return snapshot().occurrences(query, selection);
    }
}
