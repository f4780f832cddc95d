package io.guichet.knowledge.search;

import io.guichet.knowledge.Audience;
import java.util.List;

/**
 * An article found by a search.
 *
 * @param passage position of the passage that covers most of the query, or null if none covers any of it
 * @param excerpt that passage in parts, matched words highlighted; shortened if long
 * @param score higher is better; comparable within one result only
 * @param coverage share of the query that the article covers, from 0 to 1, weighted by rarity
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

    /** Minimum coverage of a good match. */
    static final double MIN_COVERAGE = 0.3;

    /** @param highlighted whether it is a matched word */
    public record ExcerptPart(String text, boolean highlighted) {}

    /** Whether it is likely to answer the question; otherwise it is only the closest match. */
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
