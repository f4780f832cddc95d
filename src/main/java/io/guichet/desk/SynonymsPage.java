package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput.Problem;
import io.guichet.knowledge.ArticleWriters;
import io.guichet.knowledge.Asked;
import io.guichet.knowledge.Overtaken;
import io.guichet.knowledge.Search;
import io.guichet.knowledge.SynonymLists;
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

/** A brand's own words that mean the same, by language, and what a search finds with them now. */
@Controller
@RequestMapping("/desk/synonyms")
class SynonymsPage {

    private static final int RESULTS = 10;
    private static final int NAMED = 5;

    private final BrandInView inView;
    private final SynonymLists synonyms;
    private final Search search;
    private final ArticleWriters writers;
    private final ArticleCommands commands;
    private final Lexicon lexicon;

    SynonymsPage(
            BrandInView inView,
            SynonymLists synonyms,
            Search search,
            ArticleWriters writers,
            ArticleCommands commands,
            Lexicon lexicon) {
        this.inView = inView;
        this.synonyms = synonyms;
        this.search = search;
        this.writers = writers;
        this.commands = commands;
        this.lexicon = lexicon;
    }

    @GetMapping
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            @RequestParam(name = "language", required = false) String language,
            @RequestParam(name = "q", defaultValue = "") String asked,
            Model model,
            Locale locale) {
        inView.show(wanted, model, locale).ifPresent(brand -> {
            var spoken = brand.languageFor(language == null ? locale.getLanguage() : language);
            var words = synonyms.words(brand, spoken);
            model.addAttribute("before", words);
            draw(brand, spoken, words, asked, List.of(), model, locale);
        });
        return "desk/synonyms";
    }

    @PostMapping
    String write(
            @RequestParam(name = "brand") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var brand = inView.show(id, model, locale).orElseThrow();
        var me = writers.mustBeOne(brand);
        var language = brand.languageFor(sent.get("language"));
        var words = ArticleForm.text("words", sent);
        var asked = ArticleForm.text("q", sent);
        var problem = problem(words, locale);
        if (problem != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("before", sent.get("before"));
            return draw(brand, language, words, asked, List.of(new Problem("words", problem)), model, locale);
        }
        try {
            commands.writeSynonyms(brand, language, words, sent.get("before"), me);
        } catch (Overtaken meanwhile) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var now = synonyms.words(brand, language);
            model.addAttribute("before", now);
            model.addAttribute("now", now);
            var overtaken = new Problem("words", lexicon.say("article.synonyms.overtaken", locale));
            return draw(brand, language, words, asked, List.of(overtaken), model, locale);
        }
        after.addFlashAttribute("toast", lexicon.say("article.synonyms.done", locale));
        after.addAttribute("brand", brand.id());
        after.addAttribute("language", language);
        if (!asked.isBlank()) {
            after.addAttribute("q", asked);
        }
        return "redirect:/desk/synonyms";
    }

    private String problem(String words, Locale locale) {
        if (words.strip().length() > SynonymLists.LENGTH) {
            return lexicon.say(
                    "form.problem.too-long",
                    locale,
                    lexicon.say("article.synonyms.words", locale),
                    SynonymLists.LENGTH,
                    words.strip().length());
        }
        var alone = SynonymLists.linesOfOneWord(words);
        if (alone.isEmpty()) {
            return null;
        }
        var named = alone.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return alone.size() == 1
                ? lexicon.say("article.synonyms.line", locale, named)
                : lexicon.say("article.synonyms.lines", locale, alone.size() > NAMED ? named + "…" : named);
    }

    private String draw(
            Brand brand,
            String language,
            String words,
            String asked,
            List<Problem> problems,
            Model model,
            Locale locale) {
        model.addAttribute("language", language);
        model.addAttribute("languages", lexicon.languages(brand.languages(), locale));
        model.addAttribute("words", words);
        model.addAttribute("asked", asked);
        model.addAttribute("problems", problems);
        model.addAttribute("mayWrite", writers.isOne());
        model.addAttribute(
                "found", asked.isBlank() ? null : search.find(brand, new Asked(asked, language, true, null, RESULTS)));
        return "desk/synonyms";
    }
}
