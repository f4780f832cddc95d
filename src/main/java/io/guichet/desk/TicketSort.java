package io.guichet.desk;

import io.guichet.desk.TicketList.TicketSummary;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Ticket;
import io.guichet.web.Cursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sort orders of a ticket list, with their keyset pagination. */
enum TicketSort {
    /** Earliest due date first; then tickets without one; closed ones last. */
    DUE("due", SortSql.DUE + ", t.number", "(" + SortSql.DUE + ", t.number) > (:value, :key)", TicketSort::dueOf),

    /** Newest first. */
    NEWEST(
            "-created",
            "t.received_at desc, t.number desc",
            "(t.received_at, t.number) < (:value, :key)",
            TicketSummary::created);

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-02-01T00:00:00Z");

    /** SQL expressions of the sort keys. */
    private static final class SortSql {

        static final String DUE = "coalesce(d.due, case t.status when 'CLOSED'"
                + " then timestamp with time zone '9999-02-01 00:00:00+00'"
                + " else timestamp with time zone '9999-01-01 00:00:00+00' end)";
    }

    private final String key;
    private final String orderBy;
    private final String afterCondition;
    private final Function<TicketSummary, Instant> cursorValue;

    TicketSort(String key, String orderBy, String afterCondition, Function<TicketSummary, Instant> cursorValue) {
        this.key = key;
        this.orderBy = orderBy;
        this.afterCondition = afterCondition;
        this.cursorValue = cursorValue;
    }

    static TicketSort parse(String key) {
        return Stream.of(values())
                .filter(sort -> sort.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new BadInput("sort", "must be due or -created"));
    }

    private static Instant dueOf(TicketSummary summary) {
        if (summary.due() != null) {
            return summary.due();
        }
        return summary.status().equals(Ticket.CLOSED) ? LAST : NEVER;
    }

    String orderBy() {
        return orderBy;
    }

    /** SQL condition for the rows after the position {@code :value}, {@code :key}. */
    String afterCondition() {
        return afterCondition;
    }

    Cursor cursor(TicketSummary last) {
        return new Cursor(cursorValue.apply(last).toString(), last.number());
    }

    /** Parses a cursor; null for the first page. */
    Cursor after(String text) {
        var cursor = Cursor.decode(text);
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
