package io.guichet.insight;

import io.guichet.brand.Brand;
import io.guichet.insight.UnansweredView.UnansweredClusterView;
import io.guichet.intake.Question.Outcome;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Assembles the report of unanswered questions of a period. */
@Component
class UnansweredViewAssembler {

    private static final int PAGE_SIZE = 20;
    private static final int MAX_EXAMPLES = 5;

    private final QuestionTexts questionTexts;

    UnansweredViewAssembler(QuestionTexts questionTexts) {
        this.questionTexts = questionTexts;
    }

    /** @param after number of clusters on the previous pages; an invalid number gives the first page */
    UnansweredView of(Brand brand, ReportingPeriod period, String after, Locale locale) {
        var result = questionTexts.unanswered(brand, period.start(), period.end());
        var clusters = result.clusters();
        var offset = offset(after, clusters.size());
        var end = Math.min(offset + PAGE_SIZE, clusters.size());
        return new UnansweredView(
                clusters.subList(offset, end).stream()
                        .map(cluster -> clusterView(cluster, locale))
                        .toList(),
                clusters.size(),
                result.questions().size(),
                result.omitted(),
                end < clusters.size() ? String.valueOf(end) : null);
    }

    private static int offset(String after, int groups) {
        return after != null && after.matches("\\d{1,6}") ? Math.min(Integer.parseInt(after), groups) : 0;
    }

    private static UnansweredClusterView clusterView(QuestionCluster cluster, Locale locale) {
        var questions = cluster.questions();
        return new UnansweredClusterView(
                DeflectionViewAssembler.clusterName(cluster),
                cluster.language(),
                DeflectionViewAssembler.language(cluster.language(), locale),
                suggestedTitle(cluster),
                cluster.size(),
                cluster.outcomes().abandoned(),
                questions.stream().filter(QuestionText::suggested).count(),
                questions.stream().limit(MAX_EXAMPLES).toList(),
                questions.stream()
                        .filter(question -> question.outcome() == Outcome.TICKET)
                        .map(QuestionText::number)
                        .toList());
    }

    /**
     * The keywords as the beginning of a title; empty without keywords, since a customer's words are not used as one.
     */
    private static String suggestedTitle(QuestionCluster cluster) {
        var keywords = String.join(" ", cluster.keywords());
        return keywords.isEmpty()
                ? ""
                : keywords.substring(0, 1).toUpperCase(Locale.forLanguageTag(cluster.language()))
                        + keywords.substring(1);
    }
}
