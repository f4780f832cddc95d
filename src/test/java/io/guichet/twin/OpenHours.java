package io.guichet.twin;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Opening hours of the form {@code Mo-Fr 09:00-17:00} or {@code 24/7}, day by day. */
record OpenHours(int firstDay, int lastDay, LocalTime open, LocalTime close, ZoneId zone) {

    static final OpenHours ALWAYS = null;

    private static final List<String> DAYS = Arrays.asList("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    static OpenHours of(String expression, String zone) {
        if (expression == null || expression.equals("24/7")) {
            return ALWAYS;
        }
        return new OpenHours(
                DAYS.indexOf(expression.substring(0, 2)),
                DAYS.indexOf(expression.substring(3, 5)),
                LocalTime.parse(expression.substring(6, 11)),
                LocalTime.parse(expression.substring(12, 17)),
                ZoneId.of(zone));
    }

    /** Open milliseconds between two instants. */
    static long between(OpenHours hours, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return 0;
        }
        return hours == ALWAYS ? Duration.between(from, to).toMillis() : hours.open(from, to);
    }

    private long open(Instant from, Instant to) {
        long millis = 0;
        var last = to.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isOpenOn(day.getDayOfWeek())) {
                var opening = day.atTime(open).atZone(zone).toInstant();
                var closing = day.atTime(close).atZone(zone).toInstant();
                var start = opening.isAfter(from) ? opening : from;
                var end = closing.isBefore(to) ? closing : to;
                millis += start.isBefore(end) ? Duration.between(start, end).toMillis() : 0;
            }
        }
        return millis;
    }

    private boolean isOpenOn(DayOfWeek day) {
        return day.ordinal() >= firstDay && day.ordinal() <= lastDay;
    }
}
