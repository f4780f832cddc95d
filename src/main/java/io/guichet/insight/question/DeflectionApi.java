package io.guichet.insight.question;

import io.guichet.access.AccessibleBrands;
import io.guichet.insight.question.Deflection.ArticleOutcomes;
import io.guichet.insight.question.QuestionClusters.QuestionCluster;
import io.guichet.knowledge.ArticleFeedback;
import io.guichet.knowledge.ArticleFeedback.VoteCounts;
import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of a brand's deflection. */
@RestController
@RequestMapping("/api/brands/{brand}/deflection")
@Tag(name = "Brands")
class DeflectionApi {

    private final AccessibleBrands brands;
    private final Deflection deflection;
    private final QuestionTexts questionTexts;
    private final ArticleFeedback articleFeedback;

    DeflectionApi(
            AccessibleBrands brands,
            Deflection deflection,
            QuestionTexts questionTexts,
            ArticleFeedback articleFeedback) {
        this.brands = brands;
        this.deflection = deflection;
        this.questionTexts = questionTexts;
        this.articleFeedback = articleFeedback;
    }

    record LanguageDeflection(String language, QuestionOutcomes questions) {}

    /**
     * @param suggestedFirst number of questions for which it was the first suggestion
     * @param answeredByArticle number of questions that, according to the customer, this article answered
     * @param questions outcomes of all questions for which it was suggested
     */
    record ArticleDeflection(
            String slug,
            String language,
            String title,
            long suggestedFirst,
            long answeredByArticle,
            QuestionOutcomes questions,
            long helpful,
            long notHelpful) {}

    /** @param keywords most significant shared keywords */
    record QuestionClusterResponse(String language, List<String> keywords, QuestionOutcomes questions) {}

    /** @param omitted number of older questions of the period that are not in {@code clusters} */
    record DeflectionResponse(
            Instant from,
            Instant to,
            QuestionOutcomes questions,
            List<LanguageDeflection> languages,
            List<ArticleDeflection> articles,
            List<QuestionClusterResponse> clusters,
            long omitted) {}

    @GetMapping
    @Operation(
            summary = "Deflection: questions answered without a ticket",
            description = "Outcomes of the questions asked in [`from`, `to`), counted from their recorded"
                    + " events: in total, by language, by suggested article, and by question cluster."
                    + " A question is answered if the requester said so and an article was suggested or found;"
                    + " otherwise it is abandoned. Requests from other channels than the question page"
                    + " are not counted. Restricted tickets count in the total of whole days only.")
    DeflectionResponse deflection(
            @PathVariable String brand,
            @RequestParam @Parameter(description = "An instant, or a date of the brand's zone") String from,
            @RequestParam @Parameter(description = "Exclusive: an instant, or a date of the brand's zone") String to) {
        var servedBrand = brands.get(brand);
        var start = InputTime.dateOrInstant("from", from, servedBrand.zone());
        var end = InputTime.dateOrInstant("to", to, servedBrand.zone());
        if (!start.isBefore(end)) {
            throw new BadInput("to", "must be after from");
        }
        var languages = deflection.byLanguage(servedBrand, start, end);
        var feedback = articleFeedback.voteCounts(servedBrand, start, end);
        var result = questionTexts.of(servedBrand, start, end);
        return new DeflectionResponse(
                start,
                end,
                deflection.total(servedBrand, start, end),
                languages.entrySet().stream()
                        .map(entry -> new LanguageDeflection(entry.getKey(), entry.getValue()))
                        .toList(),
                deflection.byArticle(servedBrand, start, end).stream()
                        .map(article ->
                                articleDeflection(article, feedback.getOrDefault(article.id(), VoteCounts.NONE)))
                        .toList(),
                result.clusters().stream().map(DeflectionApi::clusterResponse).toList(),
                result.omitted());
    }

    private static ArticleDeflection articleDeflection(ArticleOutcomes article, VoteCounts feedback) {
        return new ArticleDeflection(
                article.slug(),
                article.language(),
                article.title(),
                article.suggestedFirst(),
                article.answeredByArticle(),
                article.outcomes(),
                feedback.helpful(),
                feedback.notHelpful());
    }

    private static QuestionClusterResponse clusterResponse(QuestionCluster cluster) {
        return new QuestionClusterResponse(cluster.language(), cluster.keywords(), cluster.outcomes());
    }
}
