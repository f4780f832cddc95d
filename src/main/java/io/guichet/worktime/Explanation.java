package io.guichet.worktime;

import io.guichet.worktime.Stretch.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells a part of time as stretches that counted and stretches that did not, without gaps; those that counted add up. */
public final class Explanation {

    private final WorkCalendar calendar;
    private final Locale locale;

    /** @param locale in which holidays are named */
    public Explanation(WorkCalendar calendar, Locale locale) {
        this.calendar = calendar;
        this.locale = locale;
    }

    public List<Stretch> of(Instant from, Instant to, Pauses pauses) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        var whole = new Interval(Instants.nanos("from", from), Instants.nanos("to", to));
        var stretches = new ArrayList<Stretch>();
        for (var window : pauses.windows(whole.from(), whole.to())) {
            openAndClosed(window, stretches);
        }
        for (var pause : pauses.within(whole)) {
            stretches.add(stretch(pause.from(), pause.to(), Reason.PAUSED, null));
        }
        stretches.sort(Comparator.comparing(Stretch::from));
        return stretches;
    }

    private void openAndClosed(Interval window, List<Stretch> stretches) {
        long at = window.from();
        for (var open : calendar.openWithin(window)) {
            closed(at, open.from(), stretches);
            stretches.add(stretch(open.from(), open.to(), Reason.OPEN, null));
            at = open.to();
        }
        closed(at, window.to(), stretches);
    }

    /** A gap is told day by day where the days are closed for different reasons. */
    private void closed(long from, long to, List<Stretch> stretches) {
        Stretch last = null;
        for (long at = from; at < to; ) {
            var date = calendar.dateOf(at);
            long midnight = Instants.nanos(
                    "to", date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
            long end = Math.min(midnight, to);
            var day = calendar.day(date);
            var closedAllDay = calendar.openOn(date).isEmpty();
            var reason = closedAllDay && day.holiday() ? Reason.HOLIDAY : Reason.CLOSED;
            var detail = reason == Reason.HOLIDAY
                    ? calendar.holidays().name(date, locale).orElse(null)
                    : closedAllDay ? calendar.hours().whyClosed(day).orElse(null) : null;
            var next = stretch(at, end, reason, detail);
            if (last != null && last.reason() == reason && java.util.Objects.equals(last.detail(), detail)) {
                last = new Stretch(last.from(), next.to(), reason, detail);
                stretches.set(stretches.size() - 1, last);
            } else {
                stretches.add(next);
                last = next;
            }
            at = end;
        }
    }

    private static Stretch stretch(long from, long to, Reason reason, String detail) {
        return new Stretch(Instants.of(from), Instants.of(to), reason, detail);
    }
}
