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

    /** Whether something of a ticket can count: it was received before the end, and not closed before the beginning. */
    boolean concerns(long receivedAt, long closedAt) {
        return receivedAt < to && closedAt >= from;
    }

    /** The end of the period, or just after now if that is earlier: what happens now counts. */
    long end() {
        return Math.min(to, now + 1);
    }
}
