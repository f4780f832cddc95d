package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleWriters;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Overtaken;
import io.guichet.knowledge.Status;
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

/** Where a new article is written, or one that exists in another language is translated. */
@Controller
@RequestMapping("/desk/articles/new")
class NewArticlePage {

    /** How what is typed is called where the browser keeps it until it is sent. */
    private static final String KEPT = "article-new-";

    private final BrandInView inView;
    private final Articles articles;
    private final ArticleWriters writers;
    private final ArticleSlips slips;
    private final ArticleSheets sheets;
    private final ArticleCommands commands;
    private final Lexicon lexicon;

    NewArticlePage(
            BrandInView inView,
            Articles articles,
            ArticleWriters writers,
            ArticleSlips slips,
            ArticleSheets sheets,
            ArticleCommands commands,
            Lexicon lexicon) {
        this.inView = inView;
        this.articles = articles;
        this.writers = writers;
        this.slips = slips;
        this.sheets = sheets;
        this.commands = commands;
        this.lexicon = lexicon;
    }

    /** An empty form, or with what the address says of the article. */
    @GetMapping
    String show(
            @RequestParam(required = false) String brand,
            @RequestParam Map<String, String> said,
            Model model,
            Locale locale,
            RedirectAttributes after) {
        var known = inView.show(brand, model, locale).orElse(null);
        if (known == null) {
            return "desk/article";
        }
        writers.mustBeOne(known);
        var slug = ArticleForm.text("slug", said).strip();
        var language = known.languageFor(said.getOrDefault("language", locale.getLanguage()));
        if (articles.find(known, slug, language).isPresent()) {
            return there(known, slug, language, after);
        }
        var kept = "%s%s-%s-%s-%s".formatted(KEPT, known.id(), slug, language, ArticleForm.text("title", said));
        model.addAttribute("kept", kept);
        return draw(known, ArticleForm.sent(slug, language, said), List.of(), model, locale);
    }

    /** @param what {@code draft} or {@code publish}; {@code preview} shows what was typed */
    @PostMapping
    String write(
            @RequestParam(name = "brand") String brand,
            @RequestParam(name = "do", defaultValue = "preview") String what,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var known = inView.show(brand, model, locale).orElseThrow();
        writers.mustBeOne(known);
        var typed = ArticleForm.sent(ArticleForm.text("slug", sent).strip(), ArticleForm.text("language", sent), sent);
        model.addAttribute("kept", sent.getOrDefault("_kept", KEPT));
        if (what.equals("preview")) {
            return draw(known, typed, List.of(), model, locale);
        }
        try {
            var written = write(known, typed, ArticlePage.status(what), sent.get("_once"), locale);
            after.addFlashAttribute("keptSent", KEPT + "*");
            after.addFlashAttribute(
                    "toast", lexicon.say("article.done." + written.content().status(), locale));
            return there(known, written.slug(), written.language(), after);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return draw(known, typed, refused.problems(), model, locale);
        } catch (Overtaken taken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var problem = new Problem("slug", lexicon.say("article.slug.taken", locale));
            return draw(known, typed, List.of(problem), model, locale);
        }
    }

    private Article write(Brand brand, ArticleForm typed, Status status, String mark, Locale locale) {
        var me = writers.mustBeOne(brand);
        var content = slips.content(typed, status, locale);
        if (typed.slug().isEmpty()) {
            slips.writing(brand, "article", typed.language(), content, locale);
            return commands.writeNew(brand, typed.language(), content, mark, me).article();
        }
        var writing = slips.writing(brand, typed.slug(), typed.language(), content, locale);
        return commands.write(brand, writing, 0, me).article();
    }

    private String draw(Brand brand, ArticleForm form, List<Problem> problems, Model model, Locale locale) {
        var others = brand.languages().stream()
                .filter(language -> articles.find(brand, form.slug(), language).isPresent())
                .toList();
        model.addAttribute("others", lexicon.languages(others, locale));
        return sheets.draw(brand, null, form, problems, model, locale);
    }

    private static String there(Brand brand, String slug, String language, RedirectAttributes after) {
        after.addAttribute("brand", brand.id());
        after.addAttribute("slug", slug);
        after.addAttribute("language", language);
        return "redirect:/desk/articles/{brand}/{slug}/{language}";
    }
}
