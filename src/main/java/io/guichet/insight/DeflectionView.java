package io.guichet.insight;

import io.guichet.insight.Deflection.ArticleOutcomes;
import io.guichet.knowledge.ArticleFeedback.VoteCounts;
import java.util.List;

/**
 * How many questions need no ticket, in the reader's language.
 *
 * @param ends of all questions
 * @param percent answered of what has ended, as it is said; null where nothing has ended
 * @param articles those to be shown first
 * @param moreArticles how many more there are
 * @param subjects what was asked about, the most frequent first
 * @param older how many questions were not read for them
 */
public record DeflectionView(
        QuestionOutcomes outcomes,
        String percentAnswered,
        List<OutcomeShareView> shares,
        List<LanguageDeflectionView> languages,
        List<ArticleDeflectionView> articles,
        int hiddenArticles,
        List<QuestionClusterView> clusters,
        int hiddenClusters,
        long omitted) {

    /**
     * One way in which questions ended.
     *
     * @param kind a word of the bundles
     * @param share of all that have ended, as it is said; null for those that have not
     * @param hundredths the same as a number
     */
    public record OutcomeShareView(String outcome, long count, String share, double percentage) {}

    /** @param percent null where nothing has ended */
    public record LanguageDeflectionView(String name, QuestionOutcomes outcomes, String percentAnswered) {}

    public record ArticleDeflectionView(ArticleOutcomes article, String language, VoteCounts votes) {}

    /** @param name its words, or a question where none is telling */
    public record QuestionClusterView(String name, String languageTag, String language, QuestionOutcomes outcomes) {}
}
