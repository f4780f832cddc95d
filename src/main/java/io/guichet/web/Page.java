package io.guichet.web;

import io.guichet.problem.BadInput;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, String next) {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    /** Number of rows to read for a page of that size: one more, to detect a next page. */
    public static int limit(Integer requested) {
        if (requested == null) {
            return DEFAULT_LIMIT;
        }
        if (requested < 1 || requested > MAX_LIMIT) {
            throw new BadInput("limit", "must be a number from 1 to " + MAX_LIMIT);
        }
        return requested;
    }

    /** A page of at most {@code limit} rows out of up to one row more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var page = rows.subList(0, limit);
        return new Page<>(List.copyOf(page), cursor.apply(page.get(limit - 1)).encode());
    }
}
