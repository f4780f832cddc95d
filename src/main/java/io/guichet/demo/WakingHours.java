package io.guichet.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When people are awake, in a brand's zone: customers write from eight to seven in the evening, staff begin half an hour
 * earlier and go home at ten at night, seven days a week. What falls into the night happens the next morning.
 */
final class WakingHours {

    static final LocalTime CUSTOMERS_FROM = LocalTime.of(8, 0);
    static final LocalTime CUSTOMERS_TO = LocalTime.of(19, 0);
    static final LocalTime STAFF_FROM = LocalTime.of(7, 30);
    static final LocalTime STAFF_TO = LocalTime.of(22, 0);

    /** Who wrote so lately wrote when they wrote, be it in the night. */
    private static final Duration RECENT = Duration.ofHours(2);

    private final ZoneId zone;

    WakingHours(ZoneId zone) {
        this.zone = zone;
    }

    /** When the customer of that line wrote, seen from now: in the day before when that was in the night. */
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

    /** The first instant from this one on at which somebody on that side of the counter is awake. */
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
