package io.guichet.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Slow reference implementation of {@link WorkCalendar} without syntax and tables: walks local time minute by minute.
 *
 * @param spans by weekday, in minutes after midnight; an end beyond 1,440 is after the next midnight
 * @param closed dates on which nothing starts
 */
record ReferenceCalendar(Map<DayOfWeek, List<Span>> spans, Set<LocalDate> closed, ZoneId zone) {

    private static final int MAX_MINUTES = 120 * 24 * 60;

    String expression() {
        var week = spans.entrySet().stream()
                .map(day -> name(day.getKey()) + " "
                        + day.getValue().stream().map(ReferenceCalendar::format).collect(Collectors.joining(",")))
                .collect(Collectors.joining("; "));
        return closed.isEmpty() ? week : week + "; PH off";
    }

    WorkCalendar calendar() {
        return WorkCalendar.of(OpeningHours.of(expression()), zone, Holidays.of(null, closed));
    }

    int minutesPerWeek() {
        return spans.values().stream()
                .flatMap(List::stream)
                .mapToInt(span -> span.close() - span.open())
                .sum();
    }

    boolean isOpen(Instant instant) {
        var local = instant.atZone(zone);
        return startedOn(local, 0) || startedOn(local, 1);
    }

    private boolean startedOn(ZonedDateTime local, int daysAgo) {
        var date = local.toLocalDate().minusDays(daysAgo);
        int minute = local.getHour() * 60 + local.getMinute() + daysAgo * 24 * 60;
        return !closed.contains(date)
                && spans.getOrDefault(date.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> span.open() <= minute && minute < span.close());
    }

    /** Open minutes between two instants on whole minutes. */
    long minutesBetween(Instant from, Instant to) {
        long open = 0;
        for (var at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
            open += isOpen(at) ? 1 : 0;
        }
        return open;
    }

    /** The end of the last of that many open minutes; for zero, the next open minute. */
    Instant add(Instant start, long minutes) {
        long remaining = minutes;
        var at = start;
        for (int minute = 0; minute < MAX_MINUTES; minute++) {
            var open = isOpen(at);
            if (minutes == 0 && open) {
                return at;
            }
            at = at.plus(1, ChronoUnit.MINUTES);
            remaining -= open ? 1 : 0;
            if (minutes > 0 && remaining == 0) {
                return at;
            }
        }
        throw new AssertionError("walked too long");
    }

    private static String name(DayOfWeek day) {
        return List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su").get(day.getValue() - 1);
    }

    private static String format(Span span) {
        int close = span.close() > 24 * 60 ? span.close() - 24 * 60 : span.close();
        return "%02d:%02d-%02d:%02d".formatted(span.open() / 60, span.open() % 60, close / 60, close % 60);
    }
}
