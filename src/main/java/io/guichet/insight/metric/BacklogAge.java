package io.guichet.insight.metric;

import java.time.Duration;

/** How long ago an open ticket was received. */
public enum BacklogAge {
    DAY(Duration.ZERO, Duration.ofDays(1)),
    THREE_DAYS(Duration.ofDays(1), Duration.ofDays(3)),
    WEEK(Duration.ofDays(3), Duration.ofDays(7)),
    MONTH(Duration.ofDays(7), Duration.ofDays(30)),
    OLDER(Duration.ofDays(30), Duration.ofDays(1_000_000));

    private static final BacklogAge[] AGES = values();

    private final long from;
    private final long to;

    BacklogAge(Duration from, Duration to) {
        this.from = from.toMillis();
        this.to = to.toMillis();
    }

    static BacklogAge of(long millis) {
        for (var age : AGES) {
            if (millis >= age.from && millis < age.to) {
                return age;
            }
        }
        return OLDER;
    }
}
