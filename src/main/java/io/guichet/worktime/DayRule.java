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
record DayRule(Predicate<Day> days, List<Span> spans, boolean closes, boolean adds, String comment) {

    List<Span> applied(List<Span> before) {
        if (closes) {
            var left = before;
            for (var span : spans.isEmpty() ? List.of(new Span(0, Integer.MAX_VALUE)) : spans) {
                left = Span.without(left, span);
            }
            return left;
        }
        var said = spans.isEmpty() ? List.of(Span.WHOLE_DAY) : spans;
        if (!adds) {
            return said;
        }
        return java.util.stream.Stream.concat(before.stream(), said.stream()).toList();
    }
}
