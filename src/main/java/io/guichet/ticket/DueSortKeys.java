package io.guichet.ticket;

import java.time.Instant;

/** The sort keys of tickets that no list puts at a due date, later than each due date. */
public final class DueSortKeys {

    /** Of an open ticket without a due date. */
    public static final Instant WITHOUT_DUE_DATE = Instant.parse("9999-01-01T00:00:00Z");

    /** Of a closed ticket. */
    public static final Instant CLOSED = Instant.parse("9999-02-01T00:00:00Z");

    private DueSortKeys() {}
}
