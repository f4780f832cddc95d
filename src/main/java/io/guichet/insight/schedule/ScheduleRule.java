package io.guichet.insight.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When an overview is sent.
 *
 * @param weekday of weekly ones; null for others
 * @param hour 0 to 23; an hour that a change of the clock skips is the one after it
 */
record ScheduleRule(ScheduleFrequency frequency, DayOfWeek weekday, int hour) {

    /** The newest day on which it was due. */
    LocalDate latest(Instant now, ZoneId zone) {
        var day = frequency.latest(now.atZone(zone).toLocalDate(), weekday);
        return at(day, zone).isAfter(now) ? frequency.latest(day.minusDays(1), weekday) : day;
    }

    /** The first instant after that one at which it is due. */
    Instant next(Instant now, ZoneId zone) {
        return at(frequency.following(latest(now, zone)), zone);
    }

    private Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(hour, 0).atZone(zone).toInstant();
    }
}
