package io.guichet.knowledge.search;

import java.util.Objects;

/**
 * Parameters of a search.
 *
 * @param text free text: keywords, a question or a long description
 * @param language language of the articles
 * @param staff whether to include articles for staff
 * @param product product of the question, or null; articles about other products are excluded
 * @param limit maximum number of articles
 */
public record SearchRequest(String text, String language, boolean staff, String product, int limit) {

    /** Maximum length of a query in characters; the rest is ignored. */
    static final int MAX_TEXT_LENGTH = 4_000;

    public static final int MAX_LIMIT = 50;

    public SearchRequest {
        text = Objects.requireNonNullElse(text, "");
        text = text.length() > MAX_TEXT_LENGTH ? text.substring(0, MAX_TEXT_LENGTH) : text;
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    }
}
