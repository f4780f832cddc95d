package io.guichet.insight.period;

/**
 * A period in milliseconds since 1970.
 *
 * @param to exclusive
 * @param now the present instant, to which running clocks and waits count
 */
public record MetricWindow(long from, long to, long now) {

    public boolean contains(long instant) {
        return instant >= from && instant < to;
    }

    /** Whether something of a ticket can count: it was received before the end, and not closed before the beginning. */
    public boolean concerns(long receivedAt, long closedAt) {
        return receivedAt < to && closedAt >= from;
    }

    /** The end of the period, or just after now if that is earlier: what happens now counts. */
    public long end() {
        return Math.min(to, now + 1);
    }
}
