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
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to write a new article or a translation of an existing one. */
@Controller
@RequestMapping("/desk/articles/new")
class NewArticlePage {

    /** Key under which the browser keeps unsaved text. */
    private static final String DRAFT_KEY = "article-new-";

    private final AccessibleBrands brands;
    private final Articles articles;
    private final ArticlePermissions permissions;
    private final ArticleEditorViewAssembler views;
    private final ArticleCommands commands;
    private final LabelFormatter labels;

    NewArticlePage(
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

    /** An empty form, prefilled from the query parameters. */
    @GetMapping
    String show(
            @RequestParam(required = false) String brand,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        var servedBrand = brands.select(brand, model, locale).orElse(null);
        if (servedBrand == null) {
            return "authoring/article";
        }
        permissions.requireWriter(servedBrand);
        var slug = ArticleForm.text("slug", parameters).strip();
        var language = servedBrand.languageFor(parameters.getOrDefault("language", locale.getLanguage()));
        if (articles.find(servedBrand, slug, language).isPresent()) {
            return redirectToArticle(servedBrand, slug, language, redirect);
        }
        var draftKey = "%s%s-%s-%s-%s"
                .formatted(DRAFT_KEY, servedBrand.id(), slug, language, ArticleForm.text("title", parameters));
        model.addAttribute("draftKey", draftKey);
        return render(servedBrand, ArticleForm.submitted(slug, language, parameters), List.of(), model, locale);
    }

    /** @param action {@code draft} or {@code publish}; {@code preview} shows what was typed */
    @PostMapping
    String save(
            @RequestParam(name = "brand") String brand,
            @RequestParam(name = "action", defaultValue = "preview") String action,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var servedBrand = brands.select(brand, model, locale).orElseThrow();
        permissions.requireWriter(servedBrand);
        var form = ArticleForm.submitted(
                ArticleForm.text("slug", parameters).strip(), ArticleForm.text("language", parameters), parameters);
        model.addAttribute("draftKey", parameters.getOrDefault("_draftKey", DRAFT_KEY));
        if (action.equals("preview")) {
            return render(servedBrand, form, List.of(), model, locale);
        }
        try {
            var saved = save(servedBrand, form, ArticlePage.statusOf(action), parameters.get("_submissionToken"));
            redirect.addFlashAttribute("submittedDraftKey", DRAFT_KEY + "*");
            redirect.addFlashAttribute(
                    "toast", labels.text("article.done." + saved.content().status(), locale));
            return redirectToArticle(servedBrand, saved.slug(), saved.language(), redirect);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(servedBrand, form, labels.errors(refused, locale), model, locale);
        } catch (EditConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var problem = new FieldError("slug", labels.text("article.slug.taken", locale));
            return render(servedBrand, form, List.of(problem), model, locale);
        }
    }

    private Article save(Brand brand, ArticleForm form, ArticleStatus status, String submissionToken) {
        var staff = permissions.requireWriter(brand);
        var content = form.content(status);
        if (form.slug().isEmpty()) {
            return commands.create(brand, form.language(), content, submissionToken, staff)
                    .article();
        }
        var input = new ArticleInput(form.slug(), form.language(), content);
        return commands.save(brand, input, 0, staff).article();
    }

    private String render(Brand brand, ArticleForm form, List<FieldError> problems, Model model, Locale locale) {
        var translations = brand.languages().stream()
                .filter(language -> articles.find(brand, form.slug(), language).isPresent())
                .toList();
        model.addAttribute("translations", labels.languages(translations, locale));
        return views.render(brand, null, form, problems, model, locale);
    }

    private static String redirectToArticle(Brand brand, String slug, String language, RedirectAttributes redirect) {
        redirect.addAttribute("brand", brand.id());
        redirect.addAttribute("slug", slug);
        redirect.addAttribute("language", language);
        return "redirect:/desk/articles/{brand}/{slug}/{language}";
    }
}
