package io.guichet.knowledge.search;

import java.util.Objects;

/**
 * What is looked for.
 *
 * @param text in somebody's own words: a question, a few words, a whole story
 * @param language of the articles to be found
 * @param staff whether articles for staff may be found too
 * @param product what the question is about, or null; articles about another product are then left out
 * @param limit how many articles at most
 */
public record SearchRequest(String text, String language, boolean staff, String product, int limit) {

    /** Beyond this, a text is a story whose beginning says what it is about. */
    static final int MAX_TEXT_LENGTH = 4_000;

    public static final int MAX_LIMIT = 50;

    public SearchRequest {
        text = Objects.requireNonNullElse(text, "");
        text = text.length() > MAX_TEXT_LENGTH ? text.substring(0, MAX_TEXT_LENGTH) : text;
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    }
}
