package io.guichet.search;

import io.guichet.problem.BadInput;
import io.guichet.web.Page;
import java.util.Optional;

/**
 * Raw parameters of a ticket search; blank filters do not filter.
 *
 * @param q words, in any order
 * @param language language of the tickets
 * @param after cursor of the previous page
 */
public record TicketSearchRequest(String q, String brand, String status, String language, String after, Integer limit) {

    /** Maximum length of a query in characters. */
    public static final int MAX_TEXT_LENGTH = 200;

    private static final int MAX_LIMIT = 50;
    private static final int DEFAULT_LIMIT = 20;

    /** Whether there is something to search for. */
    public boolean hasText() {
        return present(q).isPresent();
    }

    String text() {
        var text = value("q", q).orElseThrow(() -> new BadInput("q", "must not be empty"));
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new BadInput("q", "may have at most %d characters".formatted(MAX_TEXT_LENGTH));
        }
        return text;
    }

    int pageSize() {
        return limit == null ? DEFAULT_LIMIT : Math.min(MAX_LIMIT, Page.limit(limit));
    }

    static Optional<String> value(String field, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw new BadInput(field, "must not contain the character U+0000");
        }
        return present(value);
    }

    private static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
