package io.guichet.authoring;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.knowledge.ArticleFilter;
import io.guichet.knowledge.ArticleList;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of a brand's help articles in every status, with filters; previews and drafts from tickets start here. */
@Controller
class ArticlesPage {

    private static final int PAGE_SIZE = 50;

    private final ArticleList list;
    private final ArticlePermissions permissions;
    private final ArticleEditorViewAssembler views;
    private final TicketArticles ticketArticles;
    private final AccessibleBrands brands;
    private final LabelFormatter labels;

    ArticlesPage(
            ArticleList list,
            ArticlePermissions permissions,
            ArticleEditorViewAssembler views,
            TicketArticles ticketArticles,
            AccessibleBrands brands,
            LabelFormatter labels) {
        this.list = list;
        this.permissions = permissions;
        this.views = views;
        this.ticketArticles = ticketArticles;
        this.brands = brands;
        this.labels = labels;
    }

    /**
     * A row of the list in the reader's language.
     *
     * @param missing names of the brand's languages without a translation, by language
     */
    public record ArticleRowView(
            ArticleList.ArticleListEntry article, String language, String changedBy, Map<String, String> missing) {}

    @GetMapping("/desk/articles")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            ArticleFilter filter,
            Model model,
            Locale locale) {
        model.addAttribute("mayWrite", permissions.mayWrite());
        brands.select(brandId, model, locale).ifPresent(brand -> addList(brand, filter, model, locale));
        return "authoring/articles";
    }

    /** The text as the article will show it; stores nothing. */
    @PostMapping("/desk/articles/preview")
    String preview(
            @RequestParam(name = "brand") String brand,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale) {
        var problems = new ArrayList<FieldError>();
        model.addAttribute(
                "preview", views.html(brands.get(brand), ArticleForm.text("body", parameters), problems, locale));
        model.addAttribute("problems", problems);
        return "authoring/article-preview";
    }

    /** Opens the draft of a solved ticket, and creates it the first time. */
    @PostMapping("/desk/tickets/{number}/article")
    String createDraft(@PathVariable String number, RedirectAttributes redirect) {
        var article = ticketArticles.createDraft(number);
        redirect.addAttribute("brand", article.brand());
        redirect.addAttribute("slug", article.slug());
        redirect.addAttribute("language", article.language());
        return "redirect:/desk/articles/{brand}/{slug}/{language}";
    }

    private void addList(Brand brand, ArticleFilter filter, Model model, Locale locale) {
        var page = page(brand, filter);
        model.addAttribute("filter", filter);
        model.addAttribute("filtered", filter.isActive());
        model.addAttribute("sort", filter.sort() == null || filter.sort().isBlank() ? "-changed" : filter.sort());
        model.addAttribute(
                "rows", page.items().stream().map(line -> rowView(line, locale)).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("languages", labels.languages(brand.languages(), locale));
        model.addAttribute("statuses", statuses(locale));
        model.addAttribute("topics", topics(brand, filter));
        model.addAttribute("reviews", Map.of("due", labels.text("article.review.due", locale)));
    }

    /** An invalid filter finds nothing. */
    private Page<ArticleList.ArticleListEntry> page(Brand brand, ArticleFilter filter) {
        try {
            return list.find(brand, filter, PAGE_SIZE);
        } catch (BadInput e) {
            return new Page<>(List.of(), null);
        }
    }

    private ArticleRowView rowView(ArticleList.ArticleListEntry line, Locale locale) {
        return new ArticleRowView(
                line,
                labels.value("language", line.language(), locale),
                labels.staff(line.changedBy()),
                labels.languages(line.missingLanguages(), locale));
    }

    private Map<String, String> statuses(Locale locale) {
        var options = new LinkedHashMap<String, String>();
        for (var status : ArticleStatus.values()) {
            options.put(status.value(), labels.text("article.status." + status, locale));
        }
        return options;
    }

    private Map<String, String> topics(Brand brand, ArticleFilter filter) {
        var hasLanguage = filter.language() != null && brand.languages().contains(filter.language());
        var options = new LinkedHashMap<String, String>();
        list.topics(brand, hasLanguage ? filter.language() : null).forEach(topic -> options.put(topic, topic));
        return options;
    }
}
