package io.guichet.worktime;

import java.util.List;
import java.util.function.Predicate;

/**
 * One rule of opening hours: on the days that it selects it says when it is open, or that it is not.
 *
 * @param spans empty when it speaks of whole days
 * @param closes whether it takes time away
 * @param adds whether it leaves what earlier rules said of its days
 * @param comment what it says about itself, or null
 */
record DayRule(Predicate<CalendarDay> days, List<Span> spans, boolean closes, boolean additive, String comment) {

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
