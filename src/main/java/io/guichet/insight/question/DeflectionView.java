package io.guichet.insight.question;

import io.guichet.insight.question.Deflection.ArticleOutcomes;
import io.guichet.knowledge.ArticleFeedback.VoteCounts;
import java.util.List;

/**
 * Deflection report in the reader's language.
 *
 * @param outcomes outcomes of all questions
 * @param percentAnswered formatted share of the finished questions; null if none has finished
 * @param articles articles that are shown
 * @param hiddenArticles number of further articles
 * @param clusters question clusters, the largest first
 * @param hiddenClusters number of further clusters
 * @param omitted number of older questions that were not clustered
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
     * One kind of outcome.
     *
     * @param outcome key of the message bundle
     * @param share formatted share of the finished questions; null for open ones
     * @param percentage the share as a number
     */
    public record OutcomeShareView(String outcome, long count, String share, double percentage) {}

    /** @param percentAnswered null if none has finished */
    public record LanguageDeflectionView(String name, QuestionOutcomes outcomes, String percentAnswered) {}

    public record ArticleDeflectionView(ArticleOutcomes article, String language, VoteCounts votes) {}

    /** @param name its keywords, or a question if it has none */
    public record QuestionClusterView(String name, String languageTag, String language, QuestionOutcomes outcomes) {}
}
