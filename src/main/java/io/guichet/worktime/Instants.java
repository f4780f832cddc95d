package io.guichet.worktime;

import java.time.Instant;

/** Converts instants to nanoseconds since 1970-01-01T00:00Z as {@code long}, which covers the years 1678 to 2262. */
final class Instants {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2201;
    static final long SECOND = 1_000_000_000L;

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2201-01-01T00:00:00Z");

    private Instants() {}

    static long nanos(String field, Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new InvalidWorktimeInput(
                    field, "must be between the years %d and %d".formatted(FIRST_YEAR, LAST_YEAR - 1));
        }
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    static Instant of(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
