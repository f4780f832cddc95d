package io.guichet.insight.packed;

import io.guichet.insight.table.TicketMetrics;
import java.util.List;

/**
 * Tickets that have the same brand and the same value of each dimension of which a ticket has one value.
 *
 * @param tagged whether they have tags, which may differ
 * @param settled see {@link TicketMetrics#isSettled}
 */
record TicketGroup(
        String brand,
        List<String> values,
        boolean restricted,
        boolean merged,
        boolean selfService,
        boolean tagged,
        boolean settled) {

    static TicketGroup of(TicketMetrics ticket) {
        return new TicketGroup(
                ticket.brand(),
                MetricDimension.SINGLE_VALUED.stream()
                        .map(dimension -> dimension.of(ticket))
                        .toList(),
                ticket.restricted(),
                ticket.merged(),
                ticket.selfService(),
                !ticket.tags().isEmpty(),
                ticket.isSettled());
    }
}
