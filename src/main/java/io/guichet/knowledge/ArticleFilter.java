package io.guichet.knowledge;

import io.guichet.http.BadInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list of articles is asked for, as it was sent; a blank part asks for nothing.
 *
 * @param review {@code due}: only what was to be read again by today
 * @param q part of a title or of a name in addresses; case does not matter
 * @param sort {@code -changed} (the usual one), {@code title} or {@code review}
 * @param after where the page before this one ended
 */
public record ArticleFilter(
        String language, String status, String topic, String review, String q, String sort, String after) {

    private static final int LONGEST = 200;

    static final String DUE = "due";

    /** Whether it asks for less than all articles. */
    public boolean isAnything() {
        return Stream.of(language, status, topic, review, q)
                .map(ArticleFilter::one)
                .anyMatch(Optional::isPresent);
    }

    ArticleOrder order() {
        return ArticleOrder.named(one(sort).orElse(ArticleOrder.CHANGED.word()));
    }

    void addTo(List<String> conditions) {
        one(language).ifPresent(wanted -> conditions.add("a.language = :language"));
        one(status).map(Status::read).ifPresent(wanted -> conditions.add("a.status = :status"));
        one(topic).ifPresent(wanted -> conditions.add("a.topic = :topic"));
        one(review).map(ArticleFilter::due).ifPresent(wanted -> conditions.add("a.review_on <= :today"));
        one(q).ifPresent(wanted -> conditions.add("(lower(a.title) like :q escape '!' or a.slug like :q escape '!')"));
    }

    Map<String, Object> values(LocalDate today) {
        var values = new HashMap<String, Object>();
        values.put("language", text("language", language));
        values.put("status", one(status).map(Status::read).map(Enum::name).orElse(""));
        values.put("topic", text("topic", topic));
        values.put("today", today);
        values.put("q", "%" + text("q", q).toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        return values;
    }

    private static String due(String word) {
        if (!word.equals(DUE)) {
            throw new BadInput("review", "must be due");
        }
        return word;
    }

    private static String text(String field, String part) {
        var text = one(part).orElse("");
        if (text.indexOf('\0') >= 0 || text.length() > LONGEST) {
            throw new BadInput(field, "must be a text of at most %d characters".formatted(LONGEST));
        }
        return text;
    }

    private static Optional<String> one(String part) {
        return Optional.ofNullable(part).map(String::strip).filter(text -> !text.isEmpty());
    }
}
