package io.guichet.insight.export;

import io.guichet.insight.table.TicketMetrics;
import java.util.function.Function;

/** Attributes of tickets in event logs: the values at the time of the export. */
enum TicketLogAttribute {
    BRAND("brand", TicketMetrics::brand),
    PLAN("plan", TicketMetrics::plan),
    PRIORITY("priority", TicketMetrics::priority),
    REQUEST_TYPE("requestType", TicketMetrics::requestType),
    TEAM("team", TicketMetrics::team),
    CHANNEL("channel", TicketMetrics::channel),
    LANGUAGE("language", TicketMetrics::language),
    STATUS("status", TicketMetrics::status);

    private final String key;
    private final Function<TicketMetrics, String> value;

    TicketLogAttribute(String key, Function<TicketMetrics, String> value) {
        this.key = key;
        this.value = value;
    }

    String key() {
        return key;
    }

    /** Null for a ticket without a value. */
    String of(TicketMetrics ticket) {
        return value.apply(ticket);
    }
}
