package io.guichet.insight.metric;

import io.guichet.access.StaffMember;
import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.TicketMetrics;
import java.util.List;
import org.springframework.stereotype.Component;

/** The one metric service: pages, exports and API read their figures here alone. */
@Component
public class Metrics {

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
    public record Occurrence(PackedTickets tickets, int index, long at, Lapse lapse) {

        public TicketMetrics ticket() {
            return tickets.get(index);
        }

        public boolean isVisibleTo(StaffMember staff) {
            return tickets.sample(index).isVisibleTo(staff);
        }
    }

    public record ComparedSummaries(MetricSummary now, MetricSummary before) {}

    /** Whether no ticket was missing or old in the last report, because no rebuild runs. */
    public boolean isComplete() {
        return rows.isComplete();
    }

    /** The metrics as of now, for a report with several figures. */
    public MetricSnapshot snapshot() {
        return new MetricSnapshot(rows.current(), settledSums);
    }

    public List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        return snapshot().occurrences(query, selection);
    }
}
