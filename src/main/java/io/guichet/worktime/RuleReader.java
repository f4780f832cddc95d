package io.guichet.worktime;

import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier.Modifier;
import ch.poole.openinghoursparser.TimeSpan;
import io.guichet.worktime.DayRule.CalendarDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Converts parsed rules and rejects unsupported features by name. */
final class RuleReader {

    private RuleReader() {}

    static DayRule read(Rule rule) {
        reject(rule.isFallBack(), "a fallback rule (||)", rule);
        var modifier = rule.getModifier() == null ? null : rule.getModifier().getModifier();
        var comment = rule.getModifier() == null ? null : rule.getModifier().getComment();
        reject(modifier == Modifier.UNKNOWN, "'unknown'", rule);
        var isMeaningful = rule.isTwentyfourseven() || rule.getTimes() != null || modifier != null || selects(rule);
        reject(!isMeaningful, "a comment without open or off", rule);

        return new DayRule(
                days(rule),
                spans(rule),
                modifier == Modifier.OFF || modifier == Modifier.CLOSED,
                rule.isAdditive(),
                comment);
    }

    private static boolean selects(Rule rule) {
        return rule.getDays() != null
                || rule.getHolidays() != null
                || rule.getDates() != null
                || rule.getWeeks() != null
                || rule.getYears() != null;
    }

    private static Predicate<CalendarDay> days(Rule rule) {
        return any(rule.getYears(), years -> DateReader.years(years, rule))
                .and(any(rule.getWeeks(), weeks -> DateReader.weeks(weeks, rule)))
                .and(any(rule.getDates(), dates -> DateReader.dates(dates, rule)))
                .and(weekdays(rule));
    }

    private static <T> Predicate<CalendarDay> any(
            List<T> selectors, java.util.function.Function<T, Predicate<CalendarDay>> reader) {
        return selectors == null
                ? day -> true
                : selectors.stream().map(reader).reduce(Predicate::or).orElse(day -> true);
    }

    /** {@code Mo,PH} selects both, {@code PH Mo} a holiday on a Monday. */
    private static Predicate<CalendarDay> weekdays(Rule rule) {
        var days = any(rule.getDays(), range -> DateReader.weekdays(range, rule));
        if (rule.getHolidays() == null) {
            return days;
        }
        for (var holiday : rule.getHolidays()) {
            reject(holiday.getType() != Holiday.Type.PH, "school holidays (SH)", rule);
            reject(holiday.getOffset() != 0, "days before or after a holiday", rule);
        }
        if (rule.getDays() == null) {
            return CalendarDay::holiday;
        }
        var alternatives = rule.getHolidays().get(0).getUseAsWeekDay();
        return alternatives ? days.or(CalendarDay::holiday) : days.and(CalendarDay::holiday);
    }

    private static List<Span> spans(Rule rule) {
        var spans = new ArrayList<Span>();
        if (rule.getTimes() != null) {
            rule.getTimes().forEach(time -> spans.add(span(time, rule)));
        }
        return spans;
    }

    private static Span span(TimeSpan time, Rule rule) {
        reject(time.getStartEvent() != null || time.getEndEvent() != null, "a sunrise or sunset time", rule);
        reject(time.isOpenEnded(), "an open end (+)", rule);
        reject(time.getInterval() != 0, "an interval (/)", rule);
        reject(time.getEnd() < 0, "a single point in time", rule);
        reject(time.getEnd() <= time.getStart(), "a span that ends when it starts", rule);
        return new Span(time.getStart(), time.getEnd());
    }

    static void reject(boolean unsupported, String feature, Rule rule) {
        if (unsupported) {
            throw new InvalidWorktimeInput("hours", "%s is not supported: %s".formatted(feature, rule));
        }
    }
}
