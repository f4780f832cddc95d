package io.guichet.http;

import java.util.List;
import java.util.function.Function;

/** One page of a list. @param next the cursor of the page that follows, null on the last one */
public record Page<T>(List<T> items, String next) {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** How many rows to read for a page of that size: one more, to know whether another page follows. */
    public static int limit(Integer wanted) {
        if (wanted == null) {
            return USUAL;
        }
        if (wanted < 1 || wanted > MOST) {
            throw new BadInput("limit", "must be a number from 1 to " + MOST);
        }
        return wanted;
    }

    /** A page of at most {@code limit} rows out of one row more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var page = rows.subList(0, limit);
        return new Page<>(List.copyOf(page), cursor.apply(page.get(limit - 1)).wrapped());
    }
}
