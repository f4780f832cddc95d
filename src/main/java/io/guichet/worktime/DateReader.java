package io.guichet.worktime;

import static io.guichet.worktime.RuleReader.reject;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Nth;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.WeekDayRange;
import ch.poole.openinghoursparser.WeekRange;
import ch.poole.openinghoursparser.YearRange;
import io.guichet.worktime.DayRule.CalendarDay;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Predicate;

/**
 * Converts a rule's years, weeks, dates and weekdays to a predicate on days. Ranges may wrap around the year or week.
 */
final class DateReader {

    private static final int NONE = YearRange.UNDEFINED_YEAR;

    private DateReader() {}

    static Predicate<CalendarDay> years(YearRange range, Rule rule) {
        reject(range.getInterval() != 0, "every n-th year", rule);
        int first = range.getStartYear();
        int last = range.isOpenEnded() ? Integer.MAX_VALUE : range.getEndYear() == NONE ? first : range.getEndYear();
        return day -> first <= day.date().getYear() && day.date().getYear() <= last;
    }

    static Predicate<CalendarDay> weeks(WeekRange range, Rule rule) {
        reject(range.getInterval() != 0, "every n-th week", rule);
        int first = range.getStartWeek();
        int last = range.getEndWeek() == WeekRange.UNDEFINED_WEEK ? first : range.getEndWeek();
        return day -> within(first, day.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), last);
    }

    static Predicate<CalendarDay> weekdays(WeekDayRange range, Rule rule) {
        reject(range.getOffset() != 0, "days before or after a weekday", rule);
        int first = range.getStartDay().ordinal();
        int last = range.getEndDay() == null ? first : range.getEndDay().ordinal();
        Predicate<CalendarDay> weekday =
                day -> within(first, day.date().getDayOfWeek().getValue() - 1, last);
        return range.getNths() == null || range.getNths().isEmpty()
                ? weekday
                : weekday.and(day -> isNth(day.date(), range.getNths()));
    }

    private static boolean isNth(LocalDate date, List<Nth> nths) {
        int fromStart = (date.getDayOfMonth() - 1) / 7 + 1;
        int fromEnd = -((date.lengthOfMonth() - date.getDayOfMonth()) / 7 + 1);
        return nths.stream().anyMatch(nth -> {
            int first = nth.getStartNth();
            int last = nth.getEndNth() == Nth.INVALID_NTH ? first : nth.getEndNth();
            return (first <= fromStart && fromStart <= last) || (first <= fromEnd && fromEnd <= last);
        });
    }

    static Predicate<CalendarDay> dates(DateRange range, Rule rule) {
        reject(range.getInterval() != 0, "every n-th day", rule);
        var start = range.getStartDate();
        var end = range.getEndDate() == null ? start : range.getEndDate();
        requirePlainDate(start, rule);
        requirePlainDate(end, rule);
        int first = monthAndDay(start, start, 1);
        int last = monthAndDay(end, start, 31);
        if (start.getYear() == NONE) {
            reject(end.getYear() != NONE, "a date whose year is named at its end only", rule);
            return day -> within(first, dayNumber(day.date()), last);
        }
        int firstYear = start.getYear();
        int lastYear = end.getYear() != NONE ? end.getYear() : last < first ? firstYear + 1 : firstYear;
        return day -> {
            int date = day.date().getYear() * 10_000 + dayNumber(day.date());
            return firstYear * 10_000 + first <= date && date <= lastYear * 10_000 + last;
        };
    }

    private static void requirePlainDate(DateWithOffset date, Rule rule) {
        reject(date.getVarDate() != null, "Easter", rule);
        reject(date.isOpenEnded(), "an open end (+)", rule);
        reject(date.getDayOffset() != 0 || date.getWeekDayOffset() != null, "days before or after a date", rule);
        reject(date.getNthWeekDay() != null, "a weekday of a month as a date", rule);
    }

    private static int monthAndDay(DateWithOffset date, DateWithOffset start, int missingDay) {
        var month = date.getMonth() == null ? start.getMonth() : date.getMonth();
        var day = date.getDay() == DateWithOffset.UNDEFINED_MONTH_DAY ? missingDay : date.getDay();
        return (month.ordinal() + 1) * 100 + day;
    }

    private static int dayNumber(LocalDate date) {
        return date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    private static boolean within(int first, int value, int last) {
        return first <= last ? first <= value && value <= last : value >= first || value <= last;
    }
}
