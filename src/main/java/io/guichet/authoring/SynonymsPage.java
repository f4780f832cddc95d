package io.guichet.authoring;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.knowledge.EditConflict;
import io.guichet.knowledge.search.ArticleSearch;
import io.guichet.knowledge.search.SearchRequest;
import io.guichet.knowledge.search.SynonymLists;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to edit a brand's synonyms by language, with a trial search. */
@Controller
@RequestMapping("/desk/synonyms")
class SynonymsPage {

    private static final int MAX_HITS = 10;
    private static final int MAX_NAMED_LINES = 5;

    /** The address of the next page, a header of limited size, carries the search that was tried. */
    private static final int MAX_KEPT_QUERY = 200;

    private final AccessibleBrands brands;
    private final SynonymLists synonyms;
    private final ArticleSearch search;
    private final ArticlePermissions permissions;
    private final ArticleCommands commands;
    private final LabelFormatter labels;

    SynonymsPage(
            AccessibleBrands brands,
            SynonymLists synonyms,
            ArticleSearch search,
            ArticlePermissions permissions,
            ArticleCommands commands,
            LabelFormatter labels) {
        this.brands = brands;
        this.synonyms = synonyms;
        this.search = search;
        this.permissions = permissions;
        this.commands = commands;
        this.labels = labels;
    }

    @GetMapping
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam(name = "language", required = false) String language,
            @RequestParam(name = "q", defaultValue = "") String query,
            Model model,
            Locale locale) {
        brands.select(brandId, model, locale).ifPresent(brand -> {
            var selectedLanguage = brand.languageFor(language == null ? locale.getLanguage() : language);
            var synonymText = synonyms.words(brand, selectedLanguage);
            model.addAttribute("base", synonymText);
            render(brand, selectedLanguage, synonymText, query, List.of(), model, locale);
        });
        return "authoring/synonyms";
    }

    @PostMapping
    String save(
            @RequestParam(name = "brand") String id,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var brand = brands.select(id, model, locale).orElseThrow();
        var staff = permissions.requireWriter(brand);
        var language = brand.languageFor(parameters.get("language"));
        var synonymText = ArticleForm.text("synonyms", parameters);
        var query = ArticleForm.text("q", parameters);
        var problem = problem(synonymText, locale);
        if (problem != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("base", parameters.get("base"));
            return render(
                    brand, language, synonymText, query, List.of(new FieldError("synonyms", problem)), model, locale);
        }
        try {
            commands.saveSynonyms(brand, language, synonymText, parameters.get("base"), staff);
        } catch (EditConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var current = synonyms.words(brand, language);
            model.addAttribute("base", current);
            model.addAttribute("current", current);
            var conflictProblem = new FieldError("synonyms", labels.text("article.synonyms.conflict", locale));
            return render(brand, language, synonymText, query, List.of(conflictProblem), model, locale);
        }
        redirect.addFlashAttribute("toast", labels.text("article.synonyms.done", locale));
        redirect.addAttribute("brand", brand.id());
        redirect.addAttribute("language", language);
        if (!query.isBlank() && query.length() <= MAX_KEPT_QUERY) {
            redirect.addAttribute("q", query);
        }
        return "redirect:/desk/synonyms";
    }

    private String problem(String synonymText, Locale locale) {
        if (synonymText.strip().length() > SynonymLists.MAX_LENGTH) {
            return labels.text(
                    "form.problem.too-long",
                    locale,
                    labels.text("article.synonyms.groups", locale),
                    SynonymLists.MAX_LENGTH,
                    synonymText.strip().length());
        }
        var singleWordLines = SynonymLists.singleWordLines(synonymText);
        if (singleWordLines.isEmpty()) {
            return null;
        }
        var lineNumbers = singleWordLines.stream()
                .limit(MAX_NAMED_LINES)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return singleWordLines.size() == 1
                ? labels.text("article.synonyms.invalid-line", locale, lineNumbers)
                : labels.text(
                        "article.synonyms.invalid-lines",
                        locale,
                        singleWordLines.size() > MAX_NAMED_LINES ? lineNumbers + "…" : lineNumbers);
    }

    private String render(
            Brand brand,
            String language,
            String synonymText,
            String query,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        model.addAttribute("language", language);
        model.addAttribute("languages", labels.languages(brand.languages(), locale));
        model.addAttribute("synonyms", synonymText);
        model.addAttribute("query", query);
        model.addAttribute("problems", problems);
        model.addAttribute("mayWrite", permissions.mayWrite());
        model.addAttribute(
                "hits",
                query.isBlank() ? null : search.find(brand, new SearchRequest(query, language, true, null, MAX_HITS)));
        return "authoring/synonyms";
    }
}
