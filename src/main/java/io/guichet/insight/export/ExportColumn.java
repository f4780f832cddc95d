package io.guichet.insight.export;

import io.guichet.insight.table.TicketMetrics;
import java.time.Instant;
import java.util.function.Function;

/** A column of an export: its name and the value of a row, which may be null. */
record ExportColumn<T>(String name, Function<T, Object> value) {

    /** An instant in milliseconds; null for {@code NEVER}. */
    static Instant instant(long millis) {
        return millis == TicketMetrics.NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
