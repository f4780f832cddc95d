package io.guichet.worktime;

import io.guichet.worktime.ExplainedInterval.IntervalReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Divides a period into counted and skipped intervals without gaps; the counted ones sum up to the working time. */
public final class IntervalExplainer {

    private final WorkCalendar calendar;
    private final Locale locale;

    /** @param locale locale of holiday names */
    public IntervalExplainer(WorkCalendar calendar, Locale locale) {
        this.calendar = calendar;
        this.locale = locale;
    }

    public List<ExplainedInterval> explain(Instant from, Instant to, Pauses pauses) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        var range = new Interval(Instants.nanos("from", from), Instants.nanos("to", to));
        var intervals = new ArrayList<ExplainedInterval>();
        for (var window : pauses.unpaused(range.from(), range.to())) {
            addOpenAndClosed(window, intervals);
        }
        for (var pause : pauses.within(range)) {
            intervals.add(interval(pause.from(), pause.to(), IntervalReason.PAUSED, null));
        }
        intervals.sort(Comparator.comparing(ExplainedInterval::from));
        return intervals;
    }

    private void addOpenAndClosed(Interval window, List<ExplainedInterval> intervals) {
        long at = window.from();
        for (var open : calendar.openWithin(window)) {
            addClosed(at, open.from(), intervals);
            intervals.add(interval(open.from(), open.to(), IntervalReason.OPEN, null));
            at = open.to();
        }
        addClosed(at, window.to(), intervals);
    }

    /** Divides a closed interval by day if the days are closed for different reasons. */
    private void addClosed(long from, long to, List<ExplainedInterval> intervals) {
        ExplainedInterval last = null;
        for (long at = from; at < to; ) {
            var date = calendar.dateOf(at);
            long midnight = Instants.nanos(
                    "to", date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
            long end = Math.min(midnight, to);
            var day = calendar.day(date);
            var closedAllDay = calendar.openOn(date).isEmpty();
            var reason = closedAllDay && day.holiday() ? IntervalReason.HOLIDAY : IntervalReason.CLOSED;
            var detail = reason == IntervalReason.HOLIDAY
                    ? calendar.holidays().name(date, locale).orElse(null)
                    : closedAllDay ? calendar.hours().closingComment(day).orElse(null) : null;
            var next = interval(at, end, reason, detail);
            if (last != null && last.reason() == reason && java.util.Objects.equals(last.detail(), detail)) {
                last = new ExplainedInterval(last.from(), next.to(), reason, detail);
                intervals.set(intervals.size() - 1, last);
            } else {
                intervals.add(next);
                last = next;
            }
            at = end;
        }
    }

    private static ExplainedInterval interval(long from, long to, IntervalReason reason, String detail) {
        return new ExplainedInterval(Instants.of(from), Instants.of(to), reason, detail);
    }
}
