package io.guichet.worktime;

import io.guichet.worktime.DayRule.CalendarDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Working time: opening hours in a zone with holidays. Supports instants of the years 1900 to 2200; others throw {@link
 * InvalidWorktimeInput}. Thread-safe; reuse instances, which cache each year.
 */
public final class WorkCalendar {

    /** Years searched for an opening: 29 February on a given weekday recurs within 40 years. */
    private static final int MAX_YEARS_AHEAD = 41;

    private static final int LONGEST_TAIL_IN_DAYS = 2;

    private final OpeningHours hours;
    private final ZoneId zone;
    private final Holidays holidays;
    private final SpanConverter spanConverter;
    private final Map<Integer, Timetable> years = new ConcurrentHashMap<>();

    private WorkCalendar(OpeningHours hours, ZoneId zone, Holidays holidays) {
        this.hours = hours;
        this.zone = zone;
        this.holidays = holidays;
        this.spanConverter = new SpanConverter(zone);
    }

    public static WorkCalendar of(OpeningHours hours, ZoneId zone, Holidays holidays) {
        return new WorkCalendar(hours, zone, holidays);
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * Adds working time. If it is used up exactly at closing, the result is the closing time; zero gives the start if
     * open, otherwise the next opening.
     *
     * @throws NeverOpens if there is not enough open time ahead
     */
    public Instant add(Instant start, Duration working) {
        return add(start, working, Pauses.none());
    }

    /** The same, with pauses excluded from the opening hours. */
    public Instant add(Instant start, Duration working, Pauses pauses) {
        long remaining = nanos(working);
        var last = spanConverter.startOfYear(Instants.LAST_YEAR);
        for (var window : pauses.unpaused(Instants.nanos("start", start), last)) {
            long open = remaining == 0 ? 0 : openNanosUpTo(remaining, window);
            if (open >= remaining) {
                long due = remaining == 0 ? nextOpen(window) : instantAfter(window.from(), remaining);
                if (due >= 0) {
                    return Instants.of(due);
                }
            }
            remaining -= open;
        }
        throw new NeverOpens("'%s' does not have enough open time ahead.".formatted(hours.expression()));
    }

    /** Working time between two instants, exact to the nanosecond; zero if the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        return between(from, to, Pauses.none());
    }

    public Duration between(Instant from, Instant to, Pauses pauses) {
        var windows = pauses.unpaused(Instants.nanos("from", from), Instants.nanos("to", to));
        return Duration.ofNanos(windows.stream()
                .mapToLong(window -> openNanos(window, Long.MAX_VALUE))
                .sum());
    }

    public boolean isOpen(Instant instant) {
        long at = Instants.nanos("start", instant);
        return timetableAt(at).nextOpen(at) == at;
    }

    /** The next closing if open at that instant, otherwise the next opening; empty if there is none within a year. */
    public Optional<Instant> nextChange(Instant instant) {
        long at = Instants.nanos("start", instant);
        var year = new Interval(at, Instants.nanos("start", instant.plus(Duration.ofDays(366))));
        return openWithin(year).stream()
                .findFirst()
                .map(first -> first.from() > at ? first.from() : first.to())
                .filter(change -> change < year.to())
                .map(Instants::of);
    }

    /** Open time in the window; may stop counting at {@code limit}. */
    private long openNanos(Interval window, long limit) {
        long sum = 0;
        int lastYear = yearOf(window.to());
        for (int year = yearOf(window.from()); year <= lastYear && sum < limit; year++) {
            var table = timetable(year);
            sum += table.openBefore(window.to()) - table.openBefore(window.from());
        }
        return sum;
    }

    private long openNanosUpTo(long limit, Interval window) {
        requireOpening(window.from());
        return openNanos(window, limit);
    }

    private long instantAfter(long from, long remaining) {
        int year = yearOf(from);
        long needed = remaining + timetable(year).openBefore(from);
        while (timetable(year).total() < needed) {
            needed -= timetable(year).total();
            year++;
        }
        return timetable(year).instantAfter(needed);
    }

    private long nextOpen(Interval window) {
        requireOpening(window.from());
        int lastYear = yearOf(window.to());
        for (int year = yearOf(window.from()); year <= lastYear; year++) {
            long at = timetable(year).nextOpen(window.from());
            if (at >= 0) {
                return at < window.to() ? at : -1;
            }
        }
        return -1;
    }

    private void requireOpening(long from) {
        int first = yearOf(from);
        for (int year = first; year < first + MAX_YEARS_AHEAD && year < Instants.LAST_YEAR; year++) {
            if (timetable(year).nextOpen(from) >= 0) {
                return;
            }
        }
        throw new NeverOpens("'%s' never opens after this time.".formatted(hours.expression()));
    }

    /** Open intervals within a range. */
    List<Interval> openWithin(Interval range) {
        var open = new ArrayList<Interval>();
        int lastYear = yearOf(range.to());
        for (int year = yearOf(range.from()); year <= lastYear; year++) {
            open.addAll(timetable(year).within(range));
        }
        return Interval.merged(open);
    }

    /** Open intervals that start on that date, including their part on the next day. */
    List<Interval> openOn(LocalDate date) {
        return Interval.merged(hours.spansOn(day(date)).stream()
                .flatMap(span -> spanConverter.intervals(date, span).stream())
                .toList());
    }

    LocalDate dateOf(long instant) {
        return LocalDate.ofInstant(Instants.of(instant), zone);
    }

    OpeningHours hours() {
        return hours;
    }

    Holidays holidays() {
        return holidays;
    }

    CalendarDay day(LocalDate date) {
        return new CalendarDay(date, hours.dependsOnHolidays() && holidays.isHoliday(date));
    }

    private Timetable timetableAt(long instant) {
        return timetable(yearOf(instant));
    }

    private int yearOf(long instant) {
        return dateOf(instant).getYear();
    }

    private Timetable timetable(int year) {
        var cached = years.get(year);
        return cached != null ? cached : years.computeIfAbsent(year, this::computeTimetable);
    }

    private Timetable computeTimetable(int year) {
        var range = new Interval(spanConverter.startOfYear(year), spanConverter.startOfYear(year + 1));
        var open = new ArrayList<Interval>();
        var first = LocalDate.of(year, 1, 1);
        for (var date = first.minusDays(LONGEST_TAIL_IN_DAYS); date.getYear() <= year; date = date.plusDays(1)) {
            for (var interval : openOn(date)) {
                open.add(new Interval(Math.max(interval.from(), range.from()), Math.min(interval.to(), range.to())));
            }
        }
        return new Timetable(Interval.merged(open));
    }

    private static long nanos(Duration working) {
        if (working.isNegative()) {
            throw new InvalidWorktimeInput("duration", "must not be negative");
        }
        if (working.toDays() > (Instants.LAST_YEAR - Instants.FIRST_YEAR) * 366L) {
            throw new InvalidWorktimeInput("duration", "is too long");
        }
        return working.toNanos();
    }
}
