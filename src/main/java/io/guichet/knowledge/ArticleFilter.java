package io.guichet.knowledge;

import io.guichet.problem.BadInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Raw filter parameters of an article list; a blank parameter does not filter.
 *
 * @param review {@code due}: only articles that are due for review today or earlier
 * @param q part of a title or slug, case-insensitive
 * @param sort {@code -changed} (default), {@code title} or {@code review}
 * @param after cursor of the previous page
 */
public record ArticleFilter(
        String language, String status, String topic, String review, String q, String sort, String after) {

    private static final int MAX_LENGTH = 200;

    static final String DUE = "due";

    /** Whether at least one parameter filters. */
    public boolean isActive() {
        return Stream.of(language, status, topic, review, q)
                .map(ArticleFilter::nonBlank)
                .anyMatch(Optional::isPresent);
    }

    ArticleOrder order() {
        return ArticleOrder.ofParameter(nonBlank(sort).orElse(ArticleOrder.CHANGED.parameter()));
    }

    void addConditionsTo(List<String> conditions) {
        nonBlank(language).ifPresent(value -> conditions.add("a.language = :language"));
        nonBlank(status).map(ArticleStatus::parse).ifPresent(value -> conditions.add("a.status = :status"));
        nonBlank(topic).ifPresent(value -> conditions.add("a.topic = :topic"));
        nonBlank(review).map(ArticleFilter::requireDue).ifPresent(value -> conditions.add("a.review_on <= :today"));
        nonBlank(q)
                .ifPresent(value -> conditions.add("(lower(a.title) like :q escape '!' or a.slug like :q escape '!')"));
    }

    Map<String, Object> parameters(LocalDate today) {
        var values = new HashMap<String, Object>();
        values.put("language", limited("language", language));
        values.put(
                "status",
                nonBlank(status).map(ArticleStatus::parse).map(Enum::name).orElse(""));
        values.put("topic", limited("topic", topic));
        values.put("today", today);
        values.put(
                "q",
                "%"
                        + limited("q", q)
                                .toLowerCase(Locale.ROOT)
                                .replace("!", "!!")
                                .replace("%", "!%")
                                .replace("_", "!_")
                        + "%");
        return values;
    }

    private static String requireDue(String value) {
        if (!value.equals(DUE)) {
            throw new BadInput("review", "must be due");
        }
        return value;
    }

    private static String limited(String field, String value) {
        var text = nonBlank(value).orElse("");
        if (text.indexOf('\0') >= 0 || text.length() > MAX_LENGTH) {
            throw new BadInput(field, "must be a text of at most %d characters".formatted(MAX_LENGTH));
        }
        return text;
    }

    private static Optional<String> nonBlank(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
