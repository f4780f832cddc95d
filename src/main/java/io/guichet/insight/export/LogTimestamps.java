package io.guichet.insight.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Timestamps of event logs: ISO 8601 in UTC with exactly three digits of a second and a numeric offset, a form that strict readers
 * accept too.
 */
final class LogTimestamps {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LogTimestamps() {}

    static String of(long millis) {
        return FORMAT.format(Instant.ofEpochMilli(millis));
    }
}
