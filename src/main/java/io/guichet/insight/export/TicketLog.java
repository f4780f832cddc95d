package io.guichet.insight.export;

import io.guichet.insight.table.TicketMetrics;
import java.util.List;

/**
 * The events of a ticket in the order of their instants.
 *
 * @param requester pseudonym of the customer who asked
 */
record TicketLog(TicketMetrics ticket, String requester, List<LogEvent> events) {}
