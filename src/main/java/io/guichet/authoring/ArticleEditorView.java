package io.guichet.authoring;

import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleFeedback;
import io.guichet.knowledge.LineDiff;
import java.util.List;
import java.util.Map;

/**
 * The page of an article beside its form.
 *
 * @param article current article; null for a new one
 * @param changedBy display name of its last author
 * @param translations the same article in other languages, by language
 * @param missing names of the brand's languages without a translation, by language
 * @param comments readers' comments, newest first
 */
public record ArticleEditorView(
        Article article,
        String changedBy,
        Map<String, String> translations,
        Map<String, String> missing,
        ArticleFeedback.VoteCounts votes,
        List<ArticleFeedback.FeedbackComment> comments) {

    /**
     * A conflicting change by someone else.
     *
     * @param current current article
     * @param author display name of its last author
     * @param lines differences between the current and the submitted text
     */
    public record EditConflictView(
            Article current, String author, List<ArticleFieldChange> changes, List<LineDiff.DiffLine> lines) {}

    /** A change of a field other than the text; empty for no value. */
    public record ArticleFieldChange(String name, String before, String after) {}
}
