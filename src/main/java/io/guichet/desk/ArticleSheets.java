package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput.Problem;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleList;
import io.guichet.knowledge.ArticleWriters;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.LineChanges;
import io.guichet.knowledge.ReadersWords;
import io.guichet.knowledge.ReadersWords.Tally;
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

/** Draws the page on which an article is written. */
@Component
class ArticleSheets {

    private static final int WORDS = 100;

    private final Articles articles;
    private final ArticleList list;
    private final ReadersWords readers;
    private final ArticleWriters writers;
    private final ArticleSlips slips;
    private final ArticleChanges changes;
    private final Lexicon lexicon;

    ArticleSheets(
            Articles articles,
            ArticleList list,
            ReadersWords readers,
            ArticleWriters writers,
            ArticleSlips slips,
            ArticleChanges changes,
            Lexicon lexicon) {
        this.articles = articles;
        this.list = list;
        this.readers = readers;
        this.writers = writers;
        this.slips = slips;
        this.changes = changes;
        this.lexicon = lexicon;
    }

    /** @param article as it stands now; null while there is none */
    String draw(Brand brand, Article article, ArticleForm form, List<Problem> problems, Model model, Locale locale) {
        var all = new ArrayList<>(problems);
        model.addAttribute("form", form);
        model.addAttribute("preview", slips.html(brand, form.body(), all, locale));
        model.addAttribute("problems", all.stream().distinct().toList());
        model.addAttribute("languages", lexicon.languages(brand.languages(), locale));
        model.addAttribute("topics", list.topics(brand, form.language()));
        model.addAttribute("products", products(brand));
        model.addAttribute("audiences", audiences(locale));
        model.addAttribute("mayWrite", writers.isOne());
        model.addAttribute("once", UUID.randomUUID().toString());
        if (article != null) {
            model.addAttribute("sheet", sheet(brand, article, locale));
            var kept = List.of(
                    "article", brand.id(), article.slug(), article.language(), String.valueOf(article.edition()));
            model.addAttribute("kept", String.join("-", kept));
        }
        return "desk/article";
    }

    /** Tells what somebody else has written meanwhile, beside what was typed. */
    void tellOvertaken(Article now, ArticleForm typed, Model model, Locale locale) {
        model.addAttribute(
                "overtaken",
                new ArticleSheet.Overtaking(
                        now,
                        lexicon.staff(now.changedBy()),
                        changes.between(now, typed, locale),
                        LineChanges.between(now.content().body(), typed.body().strip())));
    }

    private ArticleSheet sheet(Brand brand, Article article, Locale locale) {
        var there =
                articles.translations(article).stream().map(Article::language).toList();
        var missing = brand.languages().stream()
                .filter(code -> !there.contains(code) && !code.equals(article.language()))
                .toList();
        return new ArticleSheet(
                article,
                lexicon.staff(article.changedBy()),
                lexicon.languages(there, locale),
                lexicon.languages(missing, locale),
                readers.tallies(List.of(article.id())).getOrDefault(article.id(), Tally.NONE),
                readers.of(article, WORDS));
    }

    private List<String> products(Brand brand) {
        var products = new TreeSet<>(list.products(brand));
        products.addAll(brand.vocabulary().getOrDefault("product", Set.of()));
        return List.copyOf(products);
    }

    private Map<String, String> audiences(Locale locale) {
        var named = new LinkedHashMap<String, String>();
        for (var audience : Audience.values()) {
            named.put(audience.word(), lexicon.say("article.audience." + audience, locale));
        }
        return named;
    }
}
