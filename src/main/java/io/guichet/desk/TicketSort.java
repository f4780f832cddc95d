package io.guichet.desk;

import io.guichet.desk.TicketList.TicketSummary;
import io.guichet.problem.BadInput;
import io.guichet.search.TicketSearch.ListOrder;
import io.guichet.ticket.DueSortKeys;
import io.guichet.ticket.Ticket;
import io.guichet.web.Cursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sort orders of a ticket list, with their keyset pagination. */
enum TicketSort {
    /** Earliest due date first; then tickets without one; closed ones last. */
    DUE("due", "due_sort_key", false, ListOrder.DUE, TicketSort::dueOf),

    /** Newest first. */
    NEWEST("-created", "received_at", true, ListOrder.NEWEST, TicketSummary::created);

    private static final String LAST_LITERAL = "timestamp with time zone '9999-02-01 00:00:00+00'";

    private final String key;
    private final String column;
    private final boolean descending;
    private final ListOrder searchOrder;
    private final Function<TicketSummary, Instant> cursorValue;

    TicketSort(
            String key,
            String column,
            boolean descending,
            ListOrder searchOrder,
            Function<TicketSummary, Instant> cursorValue) {
        this.key = key;
        this.column = column;
        this.descending = descending;
        this.searchOrder = searchOrder;
        this.cursorValue = cursorValue;
    }

    static TicketSort parse(String key) {
        return Stream.of(values())
                .filter(sort -> sort.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new BadInput("sort", "must be due or -created"));
    }

    private static Instant dueOf(TicketSummary summary) {
        if (summary.status().equals(Ticket.CLOSED)) {
            return DueSortKeys.CLOSED;
        }
        return summary.due() == null ? DueSortKeys.WITHOUT_DUE_DATE : summary.due();
    }

    /** The same order in the index of the ticket search. */
    ListOrder searchOrder() {
        return searchOrder;
    }

    /** Order of a table or subquery with that alias. */
    String orderBy(String alias) {
        var direction = descending ? " desc" : "";
        return "%1$s.%2$s%3$s, %1$s.number%3$s".formatted(alias, column, direction);
    }

    /**
     * Condition for the tickets after that position, {@code :value} and {@code :key}. Nearly all tickets are closed and
     * have the last value: with a filter that few of them match, an equality with a literal tells the planner so. Without
     * one it would read the tickets of all brands by number.
     */
    String afterCondition(Cursor position, boolean selective) {
        return selective && isLast(position)
                ? "t.due_sort_key = %s and t.number > :key".formatted(LAST_LITERAL)
                : "(t.%s, t.number) %s (:value, :key)".formatted(column, descending ? "<" : ">");
    }

    /**
     * Condition for the tickets of a brand among those after that position. With a filter that many tickets match, PostgreSQL
     * reads by number: it would go on through the numbers of other brands after the last one of this brand.
     */
    Optional<String> endCondition(Cursor position, boolean selective, String brand) {
        return Optional.of(
                        "t.number <= (select max(n.number) from ticket n where n.brand = '%s' and n.due_sort_key = %s)"
                                .formatted(brand, LAST_LITERAL))
                .filter(condition -> selective && isLast(position));
    }

    private boolean isLast(Cursor position) {
        return this == DUE && Instant.parse(position.value()).equals(DueSortKeys.CLOSED);
    }

    Cursor cursor(TicketSummary last) {
        return new Cursor(cursorValue.apply(last).toString(), last.number());
    }

    /** Parses a cursor; null for the first page. */
    Cursor after(String text) {
        var cursor = Cursor.decode(text);
        try {
            if (cursor != null
                    && (Instant.parse(cursor.value()).isAfter(DueSortKeys.CLOSED)
                            || Instant.parse(cursor.value()).isBefore(Instant.EPOCH)
                            || cursor.key().indexOf('\0') >= 0)) {
                throw new BadInput("after", "is not a cursor that this list gave out");
            }
            return cursor;
        } catch (DateTimeParseException e) {
            throw new BadInput("after", "is not a cursor that this list gave out");
        }
    }
}
