package io.guichet.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of activity in a brand's zone, seven days a week: customers write from 08:00 to 19:00, staff work from half an
 * hour earlier until 22:00. Steps at night move to the next morning.
 */
final class WakingHours {

    static final LocalTime CUSTOMERS_FROM = LocalTime.of(8, 0);
    static final LocalTime CUSTOMERS_TO = LocalTime.of(19, 0);
    static final LocalTime STAFF_FROM = LocalTime.of(7, 30);
    static final LocalTime STAFF_TO = LocalTime.of(22, 0);

    /** A question this recent keeps its time, even at night. */
    private static final Duration RECENT = Duration.ofHours(2);

    private final ZoneId zone;

    WakingHours(ZoneId zone) {
        this.zone = zone;
    }

    /** Instant of the question relative to now; moved to the day before if it fell into the night. */
    Instant startTime(DemoSchedule schedule, Instant now) {
        if (schedule.timeOfDay() != null) {
            var day = now.atZone(zone)
                    .toLocalDate()
                    .minusDays(schedule.startedAgo().toDays());
            return day.atTime(schedule.timeOfDay()).atZone(zone).toInstant();
        }
        var instant = now.minus(schedule.startedAgo());
        if (schedule.startedAgo().compareTo(RECENT) < 0) {
            return instant;
        }
        var local = instant.atZone(zone);
        if (local.toLocalTime().isBefore(CUSTOMERS_FROM)) {
            return local.toLocalDate()
                    .minusDays(1)
                    .atTime(CUSTOMERS_TO)
                    .atZone(zone)
                    .toInstant();
        }
        return local.toLocalTime().isAfter(CUSTOMERS_TO)
                ? local.with(CUSTOMERS_TO).toInstant()
                : instant;
    }

    /** The first instant from this one on at which staff or customers are active. */
    Instant nextWakingInstant(Instant instant, boolean staff) {
        var from = staff ? STAFF_FROM : CUSTOMERS_FROM;
        var to = staff ? STAFF_TO : CUSTOMERS_TO;
        var local = instant.atZone(zone);
        if (local.toLocalTime().isBefore(from)) {
            return atFrom(local, from);
        }
        return local.toLocalTime().isAfter(to) ? atFrom(local.plusDays(1), from) : instant;
    }

    private Instant atFrom(ZonedDateTime day, LocalTime from) {
        return day.toLocalDate().atTime(from).atZone(zone).toInstant();
    }
}
