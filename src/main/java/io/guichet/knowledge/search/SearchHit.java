package io.guichet.knowledge.search;

import io.guichet.knowledge.Audience;
import java.util.List;

/**
 * An article that was found.
 *
 * @param passage the place of its passage that says most of what was asked, or null where none says any of it
 * @param excerpt that passage in pieces, the words that were looked for apart; cut where it is long
 * @param score the higher the better; to be compared within one answer only
 * @param share of what was asked that the article speaks of, from 0 to 1: rare words weigh more
 */
public record SearchHit(
        long id,
        String slug,
        String language,
        String title,
        Audience audience,
        Integer passage,
        String anchor,
        List<ExcerptPart> excerpt,
        double score,
        double coverage) {

    /** The share from which an article may be called an answer. */
    static final double MIN_COVERAGE = 0.3;

    /** @param sought whether these are words that were looked for */
    public record ExcerptPart(String text, boolean highlighted) {}

    /** Whether it may well answer the question; else it is only what comes closest. */
    public boolean isGoodMatch() {
        return coverage >= MIN_COVERAGE;
    }

    /** The excerpt as plain text. */
    public String excerptText() {
        var text = new StringBuilder();
        excerpt.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
