package io.guichet.authoring;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.EditConflict;
import io.guichet.problem.BadInput;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to read, edit, publish and withdraw an article in one language. */
@Controller
@RequestMapping("/desk/articles/{brand}/{slug}/{language}")
class ArticlePage {

    private final AccessibleBrands brands;
    private final Articles articles;
    private final ArticlePermissions permissions;
    private final ArticleEditorViewAssembler views;
    private final ArticleCommands commands;
    private final LabelFormatter labels;

    ArticlePage(
            AccessibleBrands brands,
            Articles articles,
            ArticlePermissions permissions,
            ArticleEditorViewAssembler views,
            ArticleCommands commands,
            LabelFormatter labels) {
        this.brands = brands;
        this.articles = articles;
        this.permissions = permissions;
        this.views = views;
        this.commands = commands;
        this.labels = labels;
    }

    @GetMapping
    String show(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            Model model,
            Locale locale) {
        var servedBrand = brands.select(brand, model, locale).orElseThrow();
        var article = articles.get(servedBrand, slug, language);
        return views.render(servedBrand, article, ArticleForm.of(article), List.of(), model, locale);
    }

    /** @param action {@code draft}, {@code publish} or {@code withdraw}; {@code preview} shows what was typed */
    @PostMapping
    String save(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @RequestParam(name = "action", defaultValue = "preview") String action,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var servedBrand = brands.select(brand, model, locale).orElseThrow();
        var staff = permissions.requireWriter(servedBrand);
        var form = ArticleForm.submitted(slug, language, parameters);
        var article = articles.get(servedBrand, slug, language);
        if (action.equals("preview")) {
            return views.render(servedBrand, article, form, List.of(), model, locale);
        }
        try {
            var input = new ArticleInput(slug, language, form.content(statusOf(action)));
            var saved =
                    commands.save(servedBrand, input, form.revision(), staff).article();
            var messageKey = saved.revision() == form.revision()
                    ? "article.unchanged"
                    : "article.done." + saved.content().status();
            redirect.addFlashAttribute("toast", labels.text(messageKey, locale));
            return "redirect:/desk/articles/{brand}/{slug}/{language}";
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return views.render(servedBrand, article, form, labels.errors(refused, locale), model, locale);
        } catch (EditConflict conflict) {
            return editConflict(servedBrand, articles.get(servedBrand, slug, language), form, model, locale, response);
        }
    }

    private String editConflict(
            Brand brand, Article current, ArticleForm form, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        views.addEditConflict(current, form, model, locale);
        return views.render(brand, current, form.onRevisionOf(current), List.of(), model, locale);
    }

    static ArticleStatus statusOf(String action) {
        return switch (action) {
            case "draft" -> ArticleStatus.DRAFT;
            case "publish" -> ArticleStatus.PUBLISHED;
            case "withdraw" -> ArticleStatus.WITHDRAWN;
            default -> throw new BadInput("action", "must be preview, draft, publish or withdraw");
        };
    }
}
