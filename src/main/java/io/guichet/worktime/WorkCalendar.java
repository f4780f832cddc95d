package io.guichet.worktime;

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
 * Working time: opening hours in a zone, with its holidays. Adds and measures on instants, between the years 1900 and 2200;
 * an instant outside is {@link NotUnderstood}. Safe for use by several threads; keep one, since each year is worked out once.
 */
public final class WorkCalendar {

    /** After so many years without an opening there will be none: 29 February on a given weekday comes at the latest then. */
    private static final int YEARS_TO_LOOK = 41;

    private static final int LONGEST_TAIL_IN_DAYS = 2;

    private final Hours hours;
    private final ZoneId zone;
    private final Holidays holidays;
    private final LocalSpans wall;
    private final Map<Integer, Timetable> years = new ConcurrentHashMap<>();

    private WorkCalendar(Hours hours, ZoneId zone, Holidays holidays) {
        this.hours = hours;
        this.zone = zone;
        this.holidays = holidays;
        this.wall = new LocalSpans(zone);
    }

    public static WorkCalendar of(Hours hours, ZoneId zone, Holidays holidays) {
        return new WorkCalendar(hours, zone, holidays);
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * When that much working time will have passed. Used up exactly at closing it is due at closing; none at all is due at
     * the start when it is open, else at the next opening.
     *
     * @throws NeverOpens when there is not that much open time ahead
     */
    public Instant add(Instant start, Duration working) {
        return add(start, working, Pauses.none());
    }

    /** The same, with time in which the clock stands still cut out of the hours. */
    public Instant add(Instant start, Duration working, Pauses pauses) {
        long left = amount(working);
        var last = wall.start(Instants.LAST_YEAR);
        for (var window : pauses.windows(Instants.nanos("start", start), last)) {
            long open = left == 0 ? 0 : openUpTo(left, window);
            if (open >= left) {
                long due = left == 0 ? openFrom(window) : reached(window.from(), left);
                if (due >= 0) {
                    return Instants.of(due);
                }
            }
            left -= open;
        }
        throw new NeverOpens("There is not that much open time ahead in '%s'.".formatted(hours.expression()));
    }

    /** Working time between two instants, to the nanosecond; none when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        return between(from, to, Pauses.none());
    }

    public Duration between(Instant from, Instant to, Pauses pauses) {
        var windows = pauses.windows(Instants.nanos("from", from), Instants.nanos("to", to));
        return Duration.ofNanos(windows.stream()
                .mapToLong(window -> open(window, Long.MAX_VALUE))
                .sum());
    }

    public boolean isOpen(Instant instant) {
        long at = Instants.nanos("start", instant);
        return year(at).openFrom(at) == at;
    }

    /** When it closes, if it is open then, or opens, if not; empty when that does not change within a year. */
    public Optional<Instant> changesAfter(Instant instant) {
        long at = Instants.nanos("start", instant);
        var year = new Interval(at, Instants.nanos("start", instant.plus(Duration.ofDays(366))));
        return openWithin(year).stream()
                .findFirst()
                .map(first -> first.from() > at ? first.from() : first.to())
                .filter(change -> change < year.to())
                .map(Instants::of);
    }

    /** How much of the window is open; counting may stop at {@code enough}. */
    private long open(Interval window, long enough) {
        long sum = 0;
        int lastYear = yearOf(window.to());
        for (int year = yearOf(window.from()); year <= lastYear && sum < enough; year++) {
            var table = table(year);
            sum += table.openBefore(window.to()) - table.openBefore(window.from());
        }
        return sum;
    }

    private long openUpTo(long enough, Interval window) {
        mustOpenAgain(window.from());
        return open(window, enough);
    }

    private long reached(long from, long left) {
        int year = yearOf(from);
        long wanted = left + table(year).openBefore(from);
        while (table(year).total() < wanted) {
            wanted -= table(year).total();
            year++;
        }
        return table(year).after(wanted);
    }

    private long openFrom(Interval window) {
        mustOpenAgain(window.from());
        int lastYear = yearOf(window.to());
        for (int year = yearOf(window.from()); year <= lastYear; year++) {
            long at = table(year).openFrom(window.from());
            if (at >= 0) {
                return at < window.to() ? at : -1;
            }
        }
        return -1;
    }

    private void mustOpenAgain(long from) {
        int first = yearOf(from);
        for (int year = first; year < first + YEARS_TO_LOOK && year < Instants.LAST_YEAR; year++) {
            if (table(year).openFrom(from) >= 0) {
                return;
            }
        }
        throw new NeverOpens("'%s' never opens after that.".formatted(hours.expression()));
    }

    /** The open stretches of a part of time. */
    List<Interval> openWithin(Interval whole) {
        var open = new ArrayList<Interval>();
        int lastYear = yearOf(whole.to());
        for (int year = yearOf(whole.from()); year <= lastYear; year++) {
            open.addAll(table(year).within(whole));
        }
        return Interval.merged(open);
    }

    /** The open stretches that belong to a date: those that start on it, however late they end. */
    List<Interval> openOn(LocalDate date) {
        return Interval.merged(hours.on(day(date)).stream()
                .flatMap(span -> wall.instants(date, span).stream())
                .toList());
    }

    LocalDate dateOf(long instant) {
        return LocalDate.ofInstant(Instants.of(instant), zone);
    }

    Hours hours() {
        return hours;
    }

    Holidays holidays() {
        return holidays;
    }

    Day day(LocalDate date) {
        return new Day(date, hours.askForHolidays() && holidays.on(date));
    }

    private Timetable year(long instant) {
        return table(yearOf(instant));
    }

    private int yearOf(long instant) {
        return dateOf(instant).getYear();
    }

    private Timetable table(int year) {
        var known = years.get(year);
        return known != null ? known : years.computeIfAbsent(year, this::workOut);
    }

    private Timetable workOut(int year) {
        var whole = new Interval(wall.start(year), wall.start(year + 1));
        var open = new ArrayList<Interval>();
        var first = LocalDate.of(year, 1, 1);
        for (var date = first.minusDays(LONGEST_TAIL_IN_DAYS); date.getYear() <= year; date = date.plusDays(1)) {
            for (var stretch : openOn(date)) {
                open.add(new Interval(Math.max(stretch.from(), whole.from()), Math.min(stretch.to(), whole.to())));
            }
        }
        return new Timetable(Interval.merged(open));
    }

    private static long amount(Duration working) {
        if (working.isNegative()) {
            throw new NotUnderstood("duration", "must not be negative");
        }
        if (working.toDays() > (Instants.LAST_YEAR - Instants.FIRST_YEAR) * 366L) {
            throw new NotUnderstood("duration", "is longer than anything that can be counted here");
        }
        return working.toNanos();
    }
}
