package io.guichet.insight;

import java.util.List;

/**
 * Questions without a good answer, as clusters.
 *
 * @param clusterCount number of all clusters
 * @param questionCount number of questions that were clustered
 * @param omitted number of older questions that were not
 * @param next cursor of the next page; null on the last one
 */
public record UnansweredView(
        List<UnansweredClusterView> clusters, int clusterCount, int questionCount, long omitted, String next) {

    /**
     * One question cluster.
     *
     * @param languageTag language of its questions
     * @param title suggested title of an article
     * @param noResultCount number of questions abandoned after nothing was found
     * @param suggestedCount number of questions for which an article was suggested
     * @param examples some of its questions, newest first
     * @param tickets numbers of all its tickets, newest first
     */
    public record UnansweredClusterView(
            String name,
            String languageTag,
            String language,
            String title,
            int size,
            long noResultCount,
            long suggestedCount,
            List<QuestionText> examples,
            List<String> tickets) {}
}
