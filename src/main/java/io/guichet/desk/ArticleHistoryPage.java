package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleHome;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.ArticleWriters;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Edition;
import io.guichet.knowledge.LineChanges;
import io.guichet.knowledge.Overtaken;
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

/** Who wrote what of an article when; each edition can be read as it was, and brought back. */
@Controller
@RequestMapping("/desk/articles/{brand}/{slug}/{language}/history")
class ArticleHistoryPage {

    private static final int ROWS = 20;

    private final BrandInView inView;
    private final Articles articles;
    private final ArticleWriters writers;
    private final ArticleChanges changes;
    private final ArticleCommands commands;
    private final Lexicon lexicon;

    ArticleHistoryPage(
            BrandInView inView,
            Articles articles,
            ArticleWriters writers,
            ArticleChanges changes,
            ArticleCommands commands,
            Lexicon lexicon) {
        this.inView = inView;
        this.articles = articles;
        this.writers = writers;
        this.changes = changes;
        this.commands = commands;
        this.lexicon = lexicon;
    }

    /**
     * One edition.
     *
     * @param changes to the one before it, beside the text; empty for the first
     * @param lines of the text that were changed
     */
    public record Row(Edition edition, String by, List<ArticleSheet.Change> changes, List<LineChanges.Line> lines) {

        public boolean isFirst() {
            return edition.number() == 1;
        }
    }

    /** @param after the number of the edition that was the last on the page before */
    @GetMapping
    String history(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @RequestParam(name = "after", required = false) String after,
            Model model,
            Locale locale) {
        var known = inView.show(brand, model, locale).orElseThrow();
        var article = articles.get(known, slug, language);
        var newest = after != null && after.matches("[0-9]{1,9}") ? Integer.parseInt(after) - 1 : article.edition();
        // One more, which the last of them is compared with.
        var editions = articles.editions(article, newest, ROWS + 1);
        var rows = IntStream.range(0, Math.min(ROWS, editions.size()))
                .mapToObj(at -> row(editions.get(at), at + 1 < editions.size() ? editions.get(at + 1) : null, locale))
                .toList();
        model.addAttribute("article", article);
        model.addAttribute("rows", rows);
        var oldest = rows.isEmpty() ? 1 : rows.get(rows.size() - 1).edition().number();
        model.addAttribute("next", oldest > 1 ? String.valueOf(oldest) : null);
        return "desk/article-history";
    }

    @GetMapping("/{edition:[0-9]{1,9}}")
    String edition(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @PathVariable int edition,
            Model model,
            Locale locale) {
        var known = inView.show(brand, model, locale).orElseThrow();
        return draw(known, articles.get(known, slug, language), edition, model, locale);
    }

    /** @param seen the edition that stood there when this was decided */
    @PostMapping("/{edition:[0-9]{1,9}}")
    String bringBack(
            @PathVariable String brand,
            @PathVariable String slug,
            @PathVariable String language,
            @PathVariable int edition,
            @RequestParam(name = "seen", defaultValue = "0") int seen,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var known = inView.show(brand, model, locale).orElseThrow();
        var me = writers.mustBeOne(known);
        try {
            var written = commands.bringBack(articles.get(known, slug, language), known, edition, seen, me)
                    .article();
            var said = written.edition() == seen ? "article.unchanged" : "article.back.done";
            after.addFlashAttribute("toast", lexicon.say(said, locale, edition));
            return "redirect:/desk/articles/{brand}/{slug}/{language}";
        } catch (Overtaken meanwhile) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var now = articles.get(known, slug, language);
            model.addAttribute("notNow", lexicon.say("article.back.meanwhile", locale, lexicon.staff(now.changedBy())));
            return draw(known, now, edition, model, locale);
        }
    }

    private String draw(Brand brand, Article article, int number, Model model, Locale locale) {
        var edition = articles.edition(article, number);
        var content = edition.content();
        model.addAttribute("article", article);
        model.addAttribute("edition", edition);
        model.addAttribute("by", writer(edition, locale));
        var parts = changes.parts(content, locale);
        parts.values().removeIf(String::isEmpty);
        model.addAttribute("parts", parts);
        model.addAttribute("html", ArticleText.of(content.body()).html(ArticleHome.of(brand.id()), null));
        model.addAttribute(
                "lines", LineChanges.between(content.body(), article.content().body()));
        model.addAttribute("changes", changes.between(content, article.content(), locale));
        model.addAttribute("mayBringBack", writers.isOne() && number != article.edition());
        return "desk/article-edition";
    }

    private Row row(Edition edition, Edition before, Locale locale) {
        var by = writer(edition, locale);
        return before == null
                ? new Row(edition, by, List.of(), List.of())
                : new Row(
                        edition,
                        by,
                        changes.between(before.content(), edition.content(), locale),
                        LineChanges.between(
                                before.content().body(), edition.content().body()));
    }

    private String writer(Edition edition, Locale locale) {
        return edition.writtenBy().equals(Articles.SHIPPED)
                ? lexicon.say("article.shipped", locale)
                : lexicon.staff(edition.writtenBy());
    }
}
