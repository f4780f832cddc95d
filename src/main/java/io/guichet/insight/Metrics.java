package io.guichet.insight;

import io.guichet.access.StaffMember;
import java.util.List;
import org.springframework.stereotype.Component;

/** The one metric service: pages, exports and API read their figures here alone. */
@Component
class Metrics {

    private final MetricRows rows;
    private final SettledSums settledSums = new SettledSums();

    Metrics(MetricRows rows) {
        this.rows = rows;
    }

    /**
     * One occurrence that a number counts.
     *
     * @param index of the ticket among all, because the occurrences of a year are too many to keep the tickets of all
     * @param at in milliseconds since 1970
     */
    record Occurrence(PackedTickets tickets, int index, long at, Lapse lapse) {

        TicketMetrics ticket() {
            return tickets.get(index);
        }

        boolean isVisibleTo(StaffMember staff) {
            return tickets.sample(index).isVisibleTo(staff);
        }
    }

    record ComparedSummaries(MetricSummary now, MetricSummary before) {}

    /** Whether no ticket was missing or old in the last report, because no rebuild runs. */
    boolean isComplete() {
        return rows.isComplete();
    }

    /** The metrics as of now, for a report with several figures. */
    MetricSnapshot snapshot() {
        return new MetricSnapshot(rows.current(), settledSums);
    }

    List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        return snapshot().occurrences(query, selection);
    }
}
