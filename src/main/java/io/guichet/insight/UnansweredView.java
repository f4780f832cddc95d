package io.guichet.insight;

import java.util.List;

/**
 * Questions without a good answer, grouped by what they are about.
 *
 * @param questions how many were read
 * @param older how many were not
 * @param next where the next page begins; null on the last one
 */
public record UnansweredView(
        List<UnansweredClusterView> clusters, int clusterCount, int questionCount, long omitted, String next) {

    /**
     * Questions about the same.
     *
     * @param spoken their language
     * @param title what an article about them may be called
     * @param nothingFound how many were given up after nothing was found
     * @param suggested for how many an article was suggested
     * @param examples some of them, the newest
     * @param tickets the numbers of all their tickets, the newest first
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
