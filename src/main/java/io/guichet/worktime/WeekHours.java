package io.guichet.worktime;

import io.guichet.worktime.DayRule.CalendarDay;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Opening hours as printed on a door: one week, with consecutive days of the same times grouped and closed days
 * omitted.
 *
 * @param days days with their times
 * @param holidays effect of public holidays
 * @param everyWeek whether all weeks of the next year are the same
 */
public record WeekHours(List<DayRange> days, HolidayEffect holidays, boolean everyWeek) {

    private static final int WEEKS_AHEAD = 53;
    private static final int DAYS = 7;

    /** Consecutive days with the same times. */
    public record DayRange(DayOfWeek first, DayOfWeek last, List<TimeRange> times) {

        public boolean isEveryDay() {
            return first == DayOfWeek.MONDAY && last == DayOfWeek.SUNDAY;
        }
    }

    /** Local opening and closing time; a closing time not after the opening time is on a later day. */
    public record TimeRange(LocalTime from, LocalTime to) {

        /** Midnight to midnight. */
        public boolean isWholeDay() {
            return from.equals(LocalTime.MIDNIGHT) && to.equals(LocalTime.MIDNIGHT);
        }
    }

    /** How public holidays change the hours. */
    public enum HolidayEffect {
        AS_USUAL,
        CLOSED,
        OTHER
    }

    /** The week of that instant in the calendar's zone. */
    public static WeekHours of(WorkCalendar calendar, Instant at) {
        var monday =
                calendar.dateOf(Instants.nanos("start", at)).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var week = week(calendar, monday, false);
        var everyWeek = IntStream.rangeClosed(1, WEEKS_AHEAD)
                .allMatch(
                        weeks -> week(calendar, monday.plusWeeks(weeks), false).equals(week));
        return new WeekHours(grouped(week), onHolidays(calendar, monday, week), everyWeek);
    }

    /** Whether it never closes. */
    public boolean isAlwaysOpen() {
        return everyWeek
                && holidays == HolidayEffect.AS_USUAL
                && days.size() == 1
                && days.get(0).isEveryDay()
                && days.get(0).times().equals(List.of(new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }

    private static List<List<Span>> week(WorkCalendar calendar, LocalDate monday, boolean holiday) {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> new CalendarDay(monday.plusDays(day), holiday))
                .map(day -> calendar.hours().spansOn(day).stream()
                        .sorted(Comparator.comparingInt(Span::open))
                        .toList())
                .toList();
    }

    private static HolidayEffect onHolidays(WorkCalendar calendar, LocalDate monday, List<List<Span>> regularWeek) {
        if (!calendar.hours().dependsOnHolidays() || calendar.holidays().isEmpty()) {
            return HolidayEffect.AS_USUAL;
        }
        var week = week(calendar, monday, true);
        if (week.equals(regularWeek)) {
            return HolidayEffect.AS_USUAL;
        }
        return week.stream().allMatch(List::isEmpty) ? HolidayEffect.CLOSED : HolidayEffect.OTHER;
    }

    private static List<DayRange> grouped(List<List<Span>> week) {
        var groups = new ArrayList<DayRange>();
        int first = 0;
        for (int day = 1; day <= DAYS; day++) {
            if (day == DAYS || !week.get(day).equals(week.get(first))) {
                if (!week.get(first).isEmpty()) {
                    groups.add(new DayRange(DayOfWeek.of(first + 1), DayOfWeek.of(day), times(week.get(first))));
                }
                first = day;
            }
        }
        return groups;
    }

    private static List<TimeRange> times(List<Span> spans) {
        return spans.stream()
                .map(span -> new TimeRange(localTime(span.open()), localTime(span.close())))
                .toList();
    }

    private static LocalTime localTime(int minutes) {
        return LocalTime.MIDNIGHT.plusMinutes(minutes);
    }
}
