package io.guichet.worktime;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * One rule of opening hours: opens or closes times on the days that it selects.
 *
 * @param days the selected days
 * @param spans times; empty for whole days
 * @param closes whether it closes these times
 * @param additive whether it adds to earlier rules instead of replacing them
 * @param comment comment of the rule, or null
 */
record DayRule(Predicate<CalendarDay> days, List<Span> spans, boolean closes, boolean additive, String comment) {

    /** A date, and whether it is a public holiday of the calendar. */
    record CalendarDay(LocalDate date, boolean holiday) {}

    List<Span> applyTo(List<Span> before) {
        if (closes) {
            var remaining = before;
            for (var span : spans.isEmpty() ? List.of(new Span(0, Integer.MAX_VALUE)) : spans) {
                remaining = Span.without(remaining, span);
            }
            return remaining;
        }
        var ownSpans = spans.isEmpty() ? List.of(Span.WHOLE_DAY) : spans;
        if (!additive) {
            return ownSpans;
        }
        return java.util.stream.Stream.concat(before.stream(), ownSpans.stream())
                .toList();
    }
}
