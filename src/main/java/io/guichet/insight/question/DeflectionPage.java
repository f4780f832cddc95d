package io.guichet.insight.question;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.period.PeriodSelector;
import io.guichet.insight.period.ReportingPeriod;
import io.guichet.insight.question.Deflection.ArticleOutcomes;
import io.guichet.insight.question.DeflectionView.ArticleDeflectionView;
import io.guichet.insight.question.DeflectionView.LanguageDeflectionView;
import io.guichet.insight.question.DeflectionView.OutcomeShareView;
import io.guichet.insight.question.DeflectionView.QuestionClusterView;
import io.guichet.insight.question.QuestionClusters.QuestionCluster;
import io.guichet.knowledge.ArticleFeedback;
import io.guichet.knowledge.ArticleFeedback.VoteCounts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deflection report for all staff of a brand. */
@Controller
public class DeflectionPage {

    private static final String SORT = "sort";
    private static final String ALL = "all";

    private static final String ARTICLES = "articles";
    private static final String CLUSTERS = "clusters";
    private static final String DEFAULT_SORT = "suggested";

    private static final int ARTICLES_SHOWN = 50;
    private static final int CLUSTERS_SHOWN = 20;

    private static final Map<String, Comparator<ArticleDeflectionView>> SORTS = Map.of(
            DEFAULT_SORT,
            descending(article -> article.article().suggested()),
            "answered",
            descending(article -> article.article().answeredByArticle()),
            "ticket",
            descending(article -> article.article().outcomes().tickets()),
            "helpful",
            descending(article -> article.votes().helpful()));

    private static final Map<String, Set<String>> CHOICES =
            Map.of(SORT, SORTS.keySet(), ALL, Set.of(ARTICLES, CLUSTERS));

    private final AccessibleBrands brands;
    private final PeriodSelector periodSelector;
    private final Deflection deflection;
    private final QuestionTexts questionTexts;
    private final ArticleFeedback articleFeedback;

    DeflectionPage(
            AccessibleBrands brands,
            PeriodSelector periodSelector,
            Deflection deflection,
            QuestionTexts questionTexts,
            ArticleFeedback articleFeedback) {
        this.brands = brands;
        this.periodSelector = periodSelector;
        this.deflection = deflection;
        this.questionTexts = questionTexts;
        this.articleFeedback = articleFeedback;
    }

    @GetMapping("/desk/deflection")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        brands.select(brandId, model, locale)
                .ifPresent(brand -> addFigures(brand, parameters, model, locale, response));
        return "insight/deflection";
    }

    private void addFigures(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var sort = Optional.ofNullable(parameters.get(SORT))
                .filter(key -> !key.isBlank())
                .orElse(DEFAULT_SORT);
        model.addAttribute(SORT, sort);
        periodSelector
                .select(brand, parameters, CHOICES, model, locale, response)
                .ifPresent(
                        period -> model.addAttribute("view", view(brand, period, sort, parameters.get(ALL), locale)));
    }

    /** @param expanded the list that is shown in full, or null */
    private DeflectionView view(Brand brand, ReportingPeriod period, String sort, String expanded, Locale locale) {
        var languages = deflection.byLanguage(brand, period.start(), period.end());
        var outcomes = deflection.total(brand, period.start(), period.end());
        var articles = articles(brand, period, sort, locale);
        var result = questionTexts.of(brand, period.start(), period.end());
        var clusters = result.clusters();
        var shownArticles = ARTICLES.equals(expanded) ? articles.size() : Math.min(ARTICLES_SHOWN, articles.size());
        var shownClusters = CLUSTERS.equals(expanded) ? clusters.size() : Math.min(CLUSTERS_SHOWN, clusters.size());
        return new DeflectionView(
                outcomes,
                MetricFormatter.percent(outcomes.percentAnswered(), locale),
                shares(outcomes, locale),
                languages.entrySet().stream()
                        .map(entry -> new LanguageDeflectionView(
                                language(entry.getKey(), locale),
                                entry.getValue(),
                                MetricFormatter.percent(entry.getValue().percentAnswered(), locale)))
                        .toList(),
                articles.subList(0, shownArticles),
                articles.size() - shownArticles,
                clusters.subList(0, shownClusters).stream()
                        .map(cluster -> new QuestionClusterView(
                                clusterName(cluster),
                                cluster.language(),
                                language(cluster.language(), locale),
                                cluster.outcomes()))
                        .toList(),
                clusters.size() - shownClusters,
                result.omitted());
    }

    private List<ArticleDeflectionView> articles(Brand brand, ReportingPeriod period, String sort, Locale locale) {
        var feedback = articleFeedback.voteCounts(brand, period.start(), period.end());
        return deflection.byArticle(brand, period.start(), period.end()).stream()
                .map(article -> new ArticleDeflectionView(
                        article,
                        language(article.language(), locale),
                        feedback.getOrDefault(article.id(), VoteCounts.NONE)))
                .sorted(SORTS.get(sort))
                .toList();
    }

    private static List<OutcomeShareView> shares(QuestionOutcomes outcomes, Locale locale) {
        return Stream.of(
                        share("answered", outcomes.answered(), outcomes, locale),
                        share("abandoned", outcomes.abandoned(), outcomes, locale),
                        share("ticket", outcomes.tickets(), outcomes, locale),
                        share("redirected", outcomes.redirected(), outcomes, locale),
                        new OutcomeShareView("open", outcomes.open(), null, 0))
                .toList();
    }

    private static OutcomeShareView share(String outcome, long count, QuestionOutcomes outcomes, Locale locale) {
        var percentage = outcomes.ended() == 0 ? 0 : 100.0 * count / outcomes.ended();
        return new OutcomeShareView(outcome, count, MetricFormatter.percent(percentage, locale), percentage);
    }

    /** Name of a question cluster: its keywords, or a question if it has none. */
    static String clusterName(QuestionCluster cluster) {
        return cluster.keywords().isEmpty()
                ? cluster.questions().get(0).excerpt()
                : String.join(" · ", cluster.keywords());
    }

    /** Stand-alone name of a language in another language. */
    static String language(String language, Locale locale) {
        var name = Locale.forLanguageTag(language).getDisplayLanguage(locale);
        return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static Comparator<ArticleDeflectionView> descending(ToLongFunction<ArticleDeflectionView> value) {
        return Comparator.comparingLong(value)
                .reversed()
                .thenComparing(article -> article.article(), Comparator.comparing(ArticleOutcomes::title))
                .thenComparing(article -> article.article().id());
    }
}
