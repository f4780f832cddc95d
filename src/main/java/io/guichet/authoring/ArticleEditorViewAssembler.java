package io.guichet.authoring;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleFeedback;
import io.guichet.knowledge.ArticleFeedback.VoteCounts;
import io.guichet.knowledge.ArticleList;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.HelpCentreUrls;
import io.guichet.knowledge.LineDiff;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Renders the editor of an article. */
@Component
class ArticleEditorViewAssembler {

    private static final int MAX_COMMENTS = 100;

    private final Articles articles;
    private final ArticleList list;
    private final ArticleFeedback articleFeedback;
    private final ArticlePermissions permissions;
    private final ArticleChanges changes;
    private final LabelFormatter labels;

    ArticleEditorViewAssembler(
            Articles articles,
            ArticleList list,
            ArticleFeedback articleFeedback,
            ArticlePermissions permissions,
            ArticleChanges changes,
            LabelFormatter labels) {
        this.articles = articles;
        this.list = list;
        this.articleFeedback = articleFeedback;
        this.permissions = permissions;
        this.changes = changes;
        this.labels = labels;
    }

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

    /** @param article current article; null for a new one */
    String render(
            Brand brand, Article article, ArticleForm form, List<FieldError> problems, Model model, Locale locale) {
        var allProblems = new ArrayList<>(problems);
        model.addAttribute("form", form);
        model.addAttribute("preview", html(brand, form.body(), allProblems, locale));
        model.addAttribute("problems", allProblems.stream().distinct().toList());
        model.addAttribute("languages", labels.languages(brand.languages(), locale));
        model.addAttribute("topics", list.topics(brand, form.language()));
        model.addAttribute("products", products(brand));
        model.addAttribute("audiences", audiences(locale));
        model.addAttribute("mayWrite", permissions.mayWrite());
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        if (article != null) {
            model.addAttribute("view", view(brand, article, locale));
            var draftKey = List.of(
                    "article", brand.id(), article.slug(), article.language(), String.valueOf(article.revision()));
            model.addAttribute("draftKey", String.join("-", draftKey));
        }
        return "authoring/article";
    }

    /** The body as HTML; empty, with an error, where it cannot be rendered. */
    String html(Brand brand, String body, List<FieldError> problems, Locale locale) {
        try {
            return ArticleText.of(body).html(HelpCentreUrls.of(brand.id()), null);
        } catch (BadInput refused) {
            problems.addAll(labels.errors(refused, locale));
            return "";
        }
    }

    /** Shows the revision that somebody else has saved meanwhile beside the input. */
    void addEditConflict(Article current, ArticleForm form, Model model, Locale locale) {
        model.addAttribute(
                "editConflict",
                new ArticleEditorView.EditConflictView(
                        current,
                        labels.staff(current.changedBy()),
                        changes.between(current, form, locale),
                        LineDiff.between(current.content().body(), form.body().strip())));
    }

    private ArticleEditorView view(Brand brand, Article article, Locale locale) {
        var available =
                articles.translations(article).stream().map(Article::language).toList();
        var missing = brand.languages().stream()
                .filter(code -> !available.contains(code) && !code.equals(article.language()))
                .toList();
        return new ArticleEditorView(
                article,
                labels.staff(article.changedBy()),
                labels.languages(available, locale),
                labels.languages(missing, locale),
                articleFeedback.voteCounts(List.of(article.id())).getOrDefault(article.id(), VoteCounts.NONE),
                articleFeedback.comments(article, MAX_COMMENTS));
    }

    private List<String> products(Brand brand) {
        var products = new TreeSet<>(list.products(brand));
        products.addAll(brand.vocabulary().getOrDefault("product", Set.of()));
        return List.copyOf(products);
    }

    private Map<String, String> audiences(Locale locale) {
        var options = new LinkedHashMap<String, String>();
        for (var audience : Audience.values()) {
            options.put(audience.value(), labels.text("article.audience." + audience, locale));
        }
        return options;
    }
}
