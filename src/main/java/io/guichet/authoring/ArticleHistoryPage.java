package io.guichet.authoring;

import io.guichet.access.AccessibleBrands;
import io.guichet.authoring.ArticleEditorViewAssembler.ArticleEditorView;
import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.Article.Revision;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.EditConflict;
import io.guichet.knowledge.HelpCentreUrls;
import io.guichet.knowledge.LineDiff;
import io.guichet.text.InputNumber;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The history of an article; each revision can be read and restored. */
@Controller
@RequestMapping("/desk/articles/{brand}/{slug}/{language}/history")
class ArticleHistoryPage {

    private static final int PAGE_SIZE = 20;

    private final AccessibleBrands brands;
    private final Articles articles;
    private final ArticlePermissions permissions;
    private final ArticleChanges changes;
    private final ArticleCommands commands;
    private final LabelFormatter labels;

    ArticleHistoryPage(
            AccessibleBrands brands,
            Articles articles,
            ArticlePermissions permissions,
            ArticleChanges changes,
            ArticleCommands commands,
            LabelFormatter labels) {
        this.brands = brands;
        this.articles = articles;
        this.permissions = permissions;
        this.changes = changes;
        this.commands = commands;
        this.labels = labels;
    }

    /**
     * One revision.
     *
     * @param changes changed fields apart from the text; empty for the first revision
     * @param lines changed lines of the text
     */
    public record ArticleRevisionView(
            Revision revision,
            String author,
            List<ArticleEditorView.ArticleFieldChange> changes,
            List<LineDiff.DiffLine> lines) {

        public boolean isFirst() {
            return revision.number() == 1;
        }
    }

    /** @param after number of the last revision on the previous page */
    @GetMapping
    String history(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @RequestParam(name = "after", required = false) String after,
            Model model,
            Locale locale) {
        var servedBrand = brands.select(brand, model, locale).orElseThrow();
        var article = articles.get(servedBrand, slug, language);
        var newest = InputNumber.parse(after, Integer.MAX_VALUE).orElse(article.revision() + 1) - 1;
        // One more, to compare the last one with.
        var revisions = articles.revisions(article, newest, PAGE_SIZE + 1);
        var rows = IntStream.range(0, Math.min(PAGE_SIZE, revisions.size()))
                .mapToObj(index -> revisionView(
                        revisions.get(index), index + 1 < revisions.size() ? revisions.get(index + 1) : null, locale))
                .toList();
        model.addAttribute("article", article);
        model.addAttribute("rows", rows);
        var oldest = rows.isEmpty() ? 1 : rows.get(rows.size() - 1).revision().number();
        model.addAttribute("next", oldest > 1 ? String.valueOf(oldest) : null);
        return "authoring/article-history";
    }

    @GetMapping("/{revision:[0-9]{1,9}}")
    String revision(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @PathVariable int revision,
            Model model,
            Locale locale) {
        var servedBrand = brands.select(brand, model, locale).orElseThrow();
        return render(servedBrand, articles.get(servedBrand, slug, language), revision, model, locale);
    }

    /** @param baseRevision current revision when the page was shown */
    @PostMapping("/{revision:[0-9]{1,9}}")
    String restore(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @PathVariable int revision,
            @RequestParam(name = "baseRevision", defaultValue = "0") int baseRevision,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var servedBrand = brands.select(brand, model, locale).orElseThrow();
        var staff = permissions.requireWriter(servedBrand);
        try {
            var restored = commands.restore(
                            articles.get(servedBrand, slug, language), servedBrand, revision, baseRevision, staff)
                    .article();
            var messageKey = restored.revision() == baseRevision ? "article.unchanged" : "article.restore.done";
            redirect.addFlashAttribute("toast", labels.text(messageKey, locale, revision));
            return "redirect:/desk/articles/{brand}/{slug}/{language}";
        } catch (EditConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var current = articles.get(servedBrand, slug, language);
            model.addAttribute(
                    "conflict", labels.text("article.restore.conflict", locale, labels.staff(current.changedBy())));
            return render(servedBrand, current, revision, model, locale);
        }
    }

    private String render(Brand brand, Article article, int number, Model model, Locale locale) {
        var revision = articles.revision(article, number);
        var content = revision.content();
        model.addAttribute("article", article);
        model.addAttribute("revision", revision);
        model.addAttribute("author", author(revision, locale));
        var parts = changes.fields(content, locale);
        parts.values().removeIf(String::isEmpty);
        model.addAttribute("fields", parts);
        model.addAttribute("html", ArticleText.of(content.body()).html(HelpCentreUrls.of(brand.id()), null));
        model.addAttribute(
                "lines", LineDiff.between(content.body(), article.content().body()));
        model.addAttribute("changes", changes.between(content, article.content(), locale));
        model.addAttribute("mayRestore", permissions.mayWrite() && number != article.revision());
        return "authoring/article-revision";
    }

    private ArticleRevisionView revisionView(Revision revision, Revision previous, Locale locale) {
        var author = author(revision, locale);
        return previous == null
                ? new ArticleRevisionView(revision, author, List.of(), List.of())
                : new ArticleRevisionView(
                        revision,
                        author,
                        changes.between(previous.content(), revision.content(), locale),
                        LineDiff.between(
                                previous.content().body(), revision.content().body()));
    }

    private String author(Revision revision, Locale locale) {
        return revision.writtenBy().equals(Articles.SYSTEM_AUTHOR)
                ? labels.text("article.shipped", locale)
                : labels.staff(revision.writtenBy());
    }
}
