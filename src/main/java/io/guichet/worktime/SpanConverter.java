package io.guichet.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts local spans to instants. An instant is open if its local time is in the span: a span over the hour that is
 * repeated in autumn is an hour longer, one over the hour skipped in spring an hour shorter.
 */
record SpanConverter(ZoneId zone) {

    List<Interval> intervals(LocalDate date, Span span) {
        var open = date.atStartOfDay().plusMinutes(span.open());
        var close = date.atStartOfDay().plusMinutes(span.close());
        var rules = zone.getRules();
        var first = earliest(open);
        var last = latest(close);

        var parts = new ArrayList<Interval>();
        var from = first;
        while (from.isBefore(last)) {
            var change = rules.nextTransition(from);
            var to = change == null || change.getInstant().isAfter(last) ? last : change.getInstant();
            var offset = rules.getOffset(from);
            add(parts, later(from, open.toInstant(offset)), earlier(to, close.toInstant(offset)));
            from = to;
        }
        return Interval.merged(parts);
    }

    /** First instant of that year in the zone. */
    long startOfYear(int year) {
        return nanos(LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant());
    }

    private Instant earliest(LocalDateTime local) {
        return offsets(local).stream()
                .map(local::toInstant)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Instant latest(LocalDateTime local) {
        return offsets(local).stream()
                .map(local::toInstant)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Both offsets around a transition: a skipped local time has no offset of its own. */
    private List<ZoneOffset> offsets(LocalDateTime local) {
        var valid = zone.getRules().getValidOffsets(local);
        if (!valid.isEmpty()) {
            return valid;
        }
        var change = zone.getRules().getTransition(local);
        return List.of(change.getOffsetBefore(), change.getOffsetAfter());
    }

    private static void add(List<Interval> parts, Instant from, Instant to) {
        if (from.isBefore(to)) {
            parts.add(new Interval(nanos(from), nanos(to)));
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * Instants.SECOND + instant.getNano();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
