package io.guichet.worktime;

import java.util.Arrays;
import java.util.List;

/** The open stretches of one year, counted up so that adding and measuring are a look-up. All times in nanoseconds. */
final class Timetable {

    private final long[] opens;
    private final long[] closes;
    /** How much is open before each stretch. */
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

    /** How much of this year is open before that instant. */
    long openBefore(long instant) {
        int at = lastFrom(opens, instant);
        return at < 0 ? 0 : openBefore[at] + Math.min(instant, closes[at]) - opens[at];
    }

    /** The earliest instant before which that much of this year is open: a closing when it is used up there. */
    long instantAfter(long open) {
        int at = Arrays.binarySearch(openBefore, open);
        int index = at >= 0 ? at - 1 : -at - 2;
        return opens[index] + open - openBefore[index];
    }

    /** That instant when it is open, else the next opening of this year, or -1. */
    long nextOpen(long instant) {
        int at = lastFrom(opens, instant);
        if (at >= 0 && instant < closes[at]) {
            return instant;
        }
        return at + 1 < opens.length ? opens[at + 1] : -1;
    }

    /** The open stretches that overlap with that one, cut to it. */
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
