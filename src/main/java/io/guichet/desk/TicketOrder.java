package io.guichet.desk;

import io.guichet.desk.TicketList.Summary;
import io.guichet.http.BadInput;
import io.guichet.http.Cursor;
import io.guichet.ticket.Ticket;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.stream.Stream;

/** The order of a list of tickets, and how the next page goes on from the last row of one. */
enum TicketOrder {
    /** What is due first, first; then what has no deadline; what is closed, last. */
    DUE("due", Sql.DUE + ", t.number", "(" + Sql.DUE + ", t.number) > (:value, :key)", TicketOrder::dueOf),

    /** The newest first. */
    NEWEST(
            "-created",
            "t.received_at desc, t.number desc",
            "(t.received_at, t.number) < (:value, :key)",
            Summary::created);

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-02-01T00:00:00Z");

    /** The same for the database. */
    private static final class Sql {

        static final String DUE = "coalesce(d.due, case t.status when 'CLOSED'"
                + " then timestamp with time zone '9999-02-01 00:00:00+00'"
                + " else timestamp with time zone '9999-01-01 00:00:00+00' end)";
    }

    private final String word;
    private final String by;
    private final String beyond;
    private final Function<Summary, Instant> value;

    TicketOrder(String word, String by, String beyond, Function<Summary, Instant> value) {
        this.word = word;
        this.by = by;
        this.beyond = beyond;
        this.value = value;
    }

    static TicketOrder named(String word) {
        return Stream.of(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("sort", "must be due or -created"));
    }

    private static Instant dueOf(Summary summary) {
        if (summary.due() != null) {
            return summary.due();
        }
        return summary.status().equals(Ticket.CLOSED) ? LAST : NEVER;
    }

    String by() {
        return by;
    }

    /** The condition for rows after the one that {@code :value} and {@code :key} stand for. */
    String beyond() {
        return beyond;
    }

    Cursor cursor(Summary last) {
        return new Cursor(value.apply(last).toString(), last.number());
    }

    /** Where a page ended in this order; null for the first page. */
    Cursor after(String text) {
        var cursor = Cursor.unwrapped(text);
        try {
            if (cursor != null
                    && (!Instant.parse(cursor.value()).isBefore(LAST.plusSeconds(1))
                            || cursor.key().indexOf('\0') >= 0)) {
                throw new BadInput("after", "is not a cursor that this list gave out");
            }
            return cursor;
        } catch (DateTimeParseException e) {
            throw new BadInput("after", "is not a cursor that this list gave out");
        }
    }
}
