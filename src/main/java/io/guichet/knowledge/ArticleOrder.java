package io.guichet.knowledge;

import io.guichet.http.BadInput;
import io.guichet.http.Cursor;
import io.guichet.knowledge.ArticleList.Line;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Stream;

/** The order of a list of articles, and how the next page goes on from the last row of one. */
enum ArticleOrder {
    /** The last changed first. */
    CHANGED(
            "-changed",
            "a.changed_at desc, a.id desc",
            "(a.changed_at, a.id) < (:value, :key)",
            line -> line.changedAt().toString(),
            text -> Instant.parse(text).atOffset(ZoneOffset.UTC)),

    TITLE("title", "a.title, a.id", "(a.title, a.id) > (:value, :key)", Line::title, text -> text),

    /** What is to be read again first, first; then what has no such day. */
    REVIEW(
            "review",
            Sql.REVIEW + ", a.id",
            "(" + Sql.REVIEW + ", a.id) > (:value, :key)",
            line -> (line.reviewOn() == null ? Sql.NEVER : line.reviewOn()).toString(),
            LocalDate::parse);

    private static final class Sql {

        static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
        static final String REVIEW = "coalesce(a.review_on, date '9999-12-31')";
    }

    private final String word;
    private final String by;
    private final String beyond;
    private final Function<Line, String> value;
    private final Function<String, Object> read;

    ArticleOrder(String word, String by, String beyond, Function<Line, String> value, Function<String, Object> read) {
        this.word = word;
        this.by = by;
        this.beyond = beyond;
        this.value = value;
        this.read = read;
    }

    static ArticleOrder named(String word) {
        return Stream.of(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("sort", "must be -changed, title or review"));
    }

    String word() {
        return word;
    }

    String by() {
        return by;
    }

    /** The condition for rows after the one that {@code :value} and {@code :key} stand for. */
    String beyond() {
        return beyond;
    }

    Cursor cursor(Line last) {
        return new Cursor(value.apply(last), String.valueOf(last.id()));
    }

    /** Where a page ended: the value by which this order sorts, and the article's id. */
    record Place(Object value, long id) {}

    /** Null for the first page. */
    Place after(String text) {
        var cursor = Cursor.unwrapped(text);
        try {
            if (cursor != null && cursor.value().indexOf('\0') >= 0) {
                throw new BadInput("after", "is not a cursor that this list gave out");
            }
            return cursor == null ? null : new Place(read.apply(cursor.value()), Long.parseLong(cursor.key()));
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadInput("after", "is not a cursor that this list gave out");
        }
    }
}
