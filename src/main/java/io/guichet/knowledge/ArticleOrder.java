package io.guichet.knowledge;

import io.guichet.knowledge.ArticleList.ArticleListEntry;
import io.guichet.problem.BadInput;
import io.guichet.web.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sort orders of an article list, with their keyset pagination. */
enum ArticleOrder {
    /** Last changed first. */
    CHANGED(
            "-changed",
            "a.changed_at desc, a.id desc",
            "(a.changed_at, a.id) < (:value, :key)",
            entry -> entry.changedAt().toString(),
            Instant::parse),

    TITLE("title", "a.title, a.id", "(a.title, a.id) > (:value, :key)", ArticleListEntry::title, text -> text),

    /** Earliest review date first; articles without one last. */
    REVIEW(
            "review",
            ArticleOrderSql.REVIEW + ", a.id",
            "(" + ArticleOrderSql.REVIEW + ", a.id) > (:value, :key)",
            entry -> (entry.reviewOn() == null ? ArticleOrderSql.NEVER : entry.reviewOn()).toString(),
            LocalDate::parse);

    private static final class ArticleOrderSql {

        static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
        static final String REVIEW = "coalesce(a.review_on, date '9999-12-31')";
    }

    private final String parameter;
    private final String orderBy;
    private final String afterCondition;
    private final Function<ArticleListEntry, String> sortValue;
    private final Function<String, Object> parser;

    ArticleOrder(
            String parameter,
            String orderBy,
            String afterCondition,
            Function<ArticleListEntry, String> sortValue,
            Function<String, Object> parser) {
        this.parameter = parameter;
        this.orderBy = orderBy;
        this.afterCondition = afterCondition;
        this.sortValue = sortValue;
        this.parser = parser;
    }

    static ArticleOrder ofParameter(String parameter) {
        return Stream.of(values())
                .filter(order -> order.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> new BadInput("sort", "must be -changed, title or review"));
    }

    String parameter() {
        return parameter;
    }

    String orderBy() {
        return orderBy;
    }

    /** SQL condition for the rows after the position {@code :value}, {@code :key}. */
    String afterCondition() {
        return afterCondition;
    }

    Cursor cursor(ArticleListEntry last) {
        return new Cursor(sortValue.apply(last), String.valueOf(last.id()));
    }

    /** Last row of a page: its sort value and article id. */
    record ArticleListPosition(Object value, long id) {}

    /** Databases store the years of our era up to 9999. */
    private static Object requireInRange(Object value) {
        var date = value instanceof Instant instant ? LocalDate.ofInstant(instant, ZoneOffset.UTC) : value;
        if (date instanceof LocalDate day && (day.getYear() < 1 || day.getYear() > ArticleOrderSql.NEVER.getYear())) {
            throw new DateTimeException("The year is out of range.");
        }
        return value;
    }

    /** Parses a cursor; null for the first page. */
    ArticleListPosition position(String text) {
        var cursor = Cursor.decode(text);
        try {
            if (cursor != null && cursor.value().indexOf('\0') >= 0) {
                throw new BadInput("after", "is not a cursor of this list");
            }
            return cursor == null
                    ? null
                    : new ArticleListPosition(
                            requireInRange(parser.apply(cursor.value())), Long.parseLong(cursor.key()));
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadInput("after", "is not a cursor of this list");
        }
    }
}
