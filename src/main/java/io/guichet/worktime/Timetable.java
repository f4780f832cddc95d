package io.guichet.worktime;

import java.util.Arrays;
import java.util.List;

/** Open intervals of one year with cumulated lengths, so that adding and measuring are look-ups. In nanoseconds. */
final class Timetable {

    private final long[] opens;
    private final long[] closes;
    /** Cumulated open time before each interval. */
    private final long[] openBefore;

    private final long total;

    Timetable(List<Interval> open) {
        int size = open.size();
        opens = new long[size];
        closes = new long[size];
        openBefore = new long[size];
        long sum = 0;
        for (int i = 0; i < size; i++) {
            opens[i] = open.get(i).from();
            closes[i] = open.get(i).to();
            openBefore[i] = sum;
            sum += open.get(i).length();
        }
        total = sum;
    }

    long total() {
        return total;
    }

    /** Open time of this year before that instant. */
    long openBefore(long instant) {
        int at = lastFrom(opens, instant);
        return at < 0 ? 0 : openBefore[at] + Math.min(instant, closes[at]) - opens[at];
    }

    /** The earliest instant with that much open time before it: a closing time if it is used up there. */
    long instantAfter(long open) {
        int at = Arrays.binarySearch(openBefore, open);
        int index = at >= 0 ? at - 1 : -at - 2;
        return opens[index] + open - openBefore[index];
    }

    /** The instant itself if it is open, otherwise the next opening of this year, or -1. */
    long nextOpen(long instant) {
        int at = lastFrom(opens, instant);
        if (at >= 0 && instant < closes[at]) {
            return instant;
        }
        return at + 1 < opens.length ? opens[at + 1] : -1;
    }

    /** The open intervals clipped to that range. */
    List<Interval> within(Interval range) {
        var found = new java.util.ArrayList<Interval>();
        for (int i = Math.max(0, lastFrom(opens, range.from())); i < opens.length && opens[i] < range.to(); i++) {
            if (closes[i] > range.from()) {
                found.add(new Interval(Math.max(opens[i], range.from()), Math.min(closes[i], range.to())));
            }
        }
        return found;
    }

    private static int lastFrom(long[] sorted, long value) {
        int at = Arrays.binarySearch(sorted, value);
        return at >= 0 ? at : -at - 2;
    }
}
