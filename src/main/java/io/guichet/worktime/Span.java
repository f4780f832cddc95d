package io.guichet.worktime;

import java.util.ArrayList;
import java.util.List;

/**
 * Open time of the day on which it starts.
 *
 * @param open minutes after midnight
 * @param close minutes after the same midnight; more than 1,440 if it ends on the next day
 */
record Span(int open, int close) {

    static final Span WHOLE_DAY = new Span(0, 24 * 60);

    /** Subtracts a span from these. */
    static List<Span> without(List<Span> spans, Span cut) {
        var remaining = new ArrayList<Span>();
        for (var span : spans) {
            if (cut.close <= span.open || span.close <= cut.open) {
                remaining.add(span);
                continue;
            }
            if (span.open < cut.open) {
                remaining.add(new Span(span.open, cut.open));
            }
            if (cut.close < span.close) {
                remaining.add(new Span(cut.close, span.close));
            }
        }
        return remaining;
    }
}
