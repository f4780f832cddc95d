package io.guichet.insight.question;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.insight.period.PeriodSelector;
import io.guichet.insight.period.ReportingPeriod;
import io.guichet.insight.question.QuestionClusters.QuestionCluster;
import io.guichet.insight.question.QuestionTexts.QuestionText;
import io.guichet.intake.Question.Outcome;
import io.guichet.text.InputNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Report of questions without a good answer, as candidates for new articles. */
@Controller
class UnansweredPage {

    private static final int PAGE_SIZE = 20;
    private static final int MAX_EXAMPLES = 5;

    private final AccessibleBrands brands;
    private final PeriodSelector periodSelector;
    private final QuestionTexts questionTexts;
    private final StaffDirectory directory;

    UnansweredPage(
            AccessibleBrands brands,
            PeriodSelector periodSelector,
            QuestionTexts questionTexts,
            StaffDirectory directory) {
        this.brands = brands;
        this.periodSelector = periodSelector;
        this.questionTexts = questionTexts;
        this.directory = directory;
    }

    /**
     * Questions without a good answer, as clusters.
     *
     * @param clusterCount number of all clusters
     * @param questionCount number of questions that were clustered
     * @param omitted number of older questions that were not
     * @param next cursor of the next page; null on the last one
     */
    public record UnansweredView(
            List<UnansweredClusterView> clusters, int clusterCount, int questionCount, long omitted, String next) {}

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

    @GetMapping("/desk/unanswered")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("mayWrite", directory.current().writesArticles());
        brands.select(brandId, model, locale)
                .ifPresent(brand -> addClusters(brand, parameters, model, locale, response));
        return "insight/unanswered";
    }

    private void addClusters(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        periodSelector
                .select(brand, parameters, Map.of(), model, locale, response)
                .ifPresent(period -> model.addAttribute("view", view(brand, period, parameters.get("after"), locale)));
    }

    /** @param after the number of clusters on the pages before; anything else shows the first page */
    private UnansweredView view(Brand brand, ReportingPeriod period, String after, Locale locale) {
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
        return InputNumber.parse(after, groups).orElse(0);
    }

    private static UnansweredClusterView clusterView(QuestionCluster cluster, Locale locale) {
        var questions = cluster.questions();
        return new UnansweredClusterView(
                DeflectionPage.clusterName(cluster),
                cluster.language(),
                DeflectionPage.language(cluster.language(), locale),
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
