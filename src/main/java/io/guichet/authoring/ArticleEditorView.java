package io.guichet.authoring;

import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleFeedback;
import io.guichet.knowledge.LineDiff;
import java.util.List;
import java.util.Map;

/**
 * What the page of an article shows beside its form.
 *
 * @param article as it stands now; null while there is none
 * @param changedBy the name of who wrote it last
 * @param translations the same article in other languages, by language
 * @param missing the languages of the brand in which it does not exist, with their names
 * @param words what readers left in words, newest first
 */
public record ArticleEditorView(
        Article article,
        String changedBy,
        Map<String, String> translations,
        Map<String, String> missing,
        ArticleFeedback.VoteCounts votes,
        List<ArticleFeedback.FeedbackComment> comments) {

    /**
     * Somebody else has written meanwhile.
     *
     * @param by their name
     * @param now what stands there now
     * @param lines from what stands there now to what was typed
     */
    public record EditConflictView(
            Article current, String author, List<ArticleFieldChange> changes, List<LineDiff.DiffLine> lines) {}

    /** A part of an article beside its text, before and after; empty for nothing. */
    public record ArticleFieldChange(String name, String before, String after) {}
}
