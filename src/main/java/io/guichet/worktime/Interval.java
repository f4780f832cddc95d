package io.guichet.worktime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A half-open interval in nanoseconds since 1970-01-01T00:00Z. */
record Interval(long from, long to) {

    long length() {
        return to - from;
    }

    /** Merges intervals to sorted, disjoint, non-empty ones. */
    static List<Interval> merged(List<Interval> intervals) {
        var sorted = intervals.stream()
                .filter(interval -> interval.from < interval.to)
                .sorted(Comparator.comparingLong(Interval::from))
                .toList();
        var merged = new ArrayList<Interval>();
        for (var next : sorted) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.from <= last.to) {
                merged.set(merged.size() - 1, new Interval(last.from, Math.max(last.to, next.to)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
