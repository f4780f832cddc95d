package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.Page;
import io.guichet.knowledge.ArticleFilter;
import io.guichet.knowledge.ArticleList;
import io.guichet.knowledge.ArticleWriters;
import io.guichet.knowledge.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All help articles of a brand, drafts and withdrawn ones too, as a list that can be narrowed down. */
@Controller
class ArticlesPage {

    private static final int ROWS = 50;

    private final BrandInView inView;
    private final ArticleList list;
    private final ArticleWriters writers;
    private final Lexicon lexicon;

    ArticlesPage(BrandInView inView, ArticleList list, ArticleWriters writers, Lexicon lexicon) {
        this.inView = inView;
        this.list = list;
        this.writers = writers;
        this.lexicon = lexicon;
    }

    /** A row, with names in the reader's language. @param missing the languages in which it does not exist */
    public record Row(ArticleList.Line article, String language, String changedBy, Map<String, String> missing) {}

    @GetMapping("/desk/articles")
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            ArticleFilter filter,
            Model model,
            Locale locale) {
        model.addAttribute("mayWrite", writers.isOne());
        inView.show(wanted, model, locale).ifPresent(brand -> tell(brand, filter, model, locale));
        return "desk/articles";
    }

    private void tell(Brand brand, ArticleFilter filter, Model model, Locale locale) {
        var page = page(brand, filter);
        model.addAttribute("filter", filter);
        model.addAttribute("filtered", filter.isAnything());
        model.addAttribute("sort", filter.sort() == null || filter.sort().isBlank() ? "-changed" : filter.sort());
        model.addAttribute(
                "rows", page.items().stream().map(line -> row(line, locale)).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("languages", lexicon.languages(brand.languages(), locale));
        model.addAttribute("statuses", statuses(locale));
        model.addAttribute("topics", topics(brand, filter));
        model.addAttribute("reviews", Map.of("due", lexicon.say("article.review.due", locale)));
    }

    /** An address that was changed by hand and makes no sense finds nothing. */
    private Page<ArticleList.Line> page(Brand brand, ArticleFilter filter) {
        try {
            return list.of(brand, filter, ROWS);
        } catch (BadInput e) {
            return new Page<>(List.of(), null);
        }
    }

    private Row row(ArticleList.Line line, Locale locale) {
        return new Row(
                line,
                lexicon.value("language", line.language(), locale),
                lexicon.staff(line.changedBy()),
                lexicon.languages(line.missing(), locale));
    }

    private Map<String, String> statuses(Locale locale) {
        var named = new LinkedHashMap<String, String>();
        for (var status : Status.values()) {
            named.put(status.word(), lexicon.say("article.status." + status, locale));
        }
        return named;
    }

    private Map<String, String> topics(Brand brand, ArticleFilter filter) {
        var known = filter.language() != null && brand.languages().contains(filter.language());
        var named = new LinkedHashMap<String, String>();
        list.topics(brand, known ? filter.language() : null).forEach(topic -> named.put(topic, topic));
        return named;
    }
}
