package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One article in one language: read, written on, published and taken back. */
@Controller
@RequestMapping("/desk/articles/{brand}/{slug}/{language}")
class ArticlePage {

    private final BrandInView inView;
    private final Articles articles;
    private final ArticleWriters writers;
    private final ArticleSlips slips;
    private final ArticleSheets sheets;
    private final ArticleCommands commands;
    private final Lexicon lexicon;

    ArticlePage(
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

    @GetMapping
    String show(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            Model model,
            Locale locale) {
        var known = inView.show(brand, model, locale).orElseThrow();
        var article = articles.get(known, slug, language);
        return sheets.draw(known, article, ArticleForm.of(article), List.of(), model, locale);
    }

    /** @param what {@code draft}, {@code publish} or {@code withdraw}; {@code preview} shows what was typed */
    @PostMapping
    String write(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @RequestParam(name = "do", defaultValue = "preview") String what,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var known = inView.show(brand, model, locale).orElseThrow();
        var me = writers.mustBeOne(known);
        var typed = ArticleForm.sent(slug, language, sent);
        var article = articles.get(known, slug, language);
        if (what.equals("preview")) {
            return sheets.draw(known, article, typed, List.of(), model, locale);
        }
        try {
            var content = slips.content(typed, status(what), locale);
            var writing = slips.writing(known, slug, language, content, locale);
            var written = commands.write(known, writing, typed.edition(), me).article();
            var said = written.edition() == typed.edition()
                    ? "article.unchanged"
                    : "article.done." + written.content().status();
            after.addFlashAttribute("toast", lexicon.say(said, locale));
            return "redirect:/desk/articles/{brand}/{slug}/{language}";
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return sheets.draw(known, article, typed, refused.problems(), model, locale);
        } catch (Overtaken meanwhile) {
            return overtaken(known, articles.get(known, slug, language), typed, model, locale, response);
        }
    }

    private String overtaken(
            Brand brand, Article now, ArticleForm typed, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        sheets.tellOvertaken(now, typed, model, locale);
        return sheets.draw(brand, now, typed.over(now), List.of(), model, locale);
    }

    static Status status(String what) {
        return switch (what) {
            case "draft" -> Status.DRAFT;
            case "publish" -> Status.PUBLISHED;
            case "withdraw" -> Status.WITHDRAWN;
            default -> throw new BadInput("do", "must be preview, draft, publish or withdraw");
        };
    }
}
