package io.guichet.insight;

/**
 * A period in milliseconds since 1970.
 *
 * @param to exclusive
 * @param now the present instant, to which running clocks and waits count
 */
record MetricWindow(long from, long to, long now) {

    boolean contains(long instant) {
        return instant >= from && instant < to;
    }

    /** The end of the period, or just after now if that is earlier: what happens now counts. */
    long end() {
        return Math.min(to, now + 1);
    }
}
