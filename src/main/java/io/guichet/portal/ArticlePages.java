package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.TooManyRequests;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import io.guichet.intake.Turnstile;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleHome;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.Votes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One article, and what its readers say of it. Whoever came from a question finds the way back to it. */
@Controller
@RequestMapping(BrandModel.HOME + "/help/{slug}")
class ArticlePages {

    /** Where on the page one is asked whether it helped. */
    private static final String ASKED_HERE = "was_this_helpful";

    private final HelpCentre helpCentre;
    private final Questions questions;
    private final Votes votes;
    private final StaffDirectory directory;
    private final Turnstile turnstile;
    private final TooOften tooOften;
    private final MessageSource messages;

    ArticlePages(
            HelpCentre helpCentre,
            Questions questions,
            Votes votes,
            StaffDirectory directory,
            Turnstile turnstile,
            TooOften tooOften,
            MessageSource messages) {
        this.helpCentre = helpCentre;
        this.questions = questions;
        this.votes = votes;
        this.directory = directory;
        this.turnstile = turnstile;
        this.tooOften = tooOften;
        this.messages = messages;
    }

    /** Where one is on one's way: the article, the browser, and the open question from which one came, or null. */
    private record Reading(Brand brand, Article article, String from, HttpSession session) {

        String link() {
            return HelpCentre.link(brand, article.slug(), ASKED_HERE, from);
        }
    }

    @ModelAttribute("reading")
    Reading reading(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String slug,
            @RequestParam(required = false) String from,
            Locale locale,
            HttpSession session) {
        var article = helpCentre.read(brand, slug, brand.languageFor(locale.getLanguage()));
        var question = Optional.ofNullable(from)
                .flatMap(questions::find)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found -> found.outcome() == Outcome.ASKED)
                .map(Question::number);
        return new Reading(brand, article, question.orElse(null), session);
    }

    @GetMapping
    String read(@ModelAttribute(name = "reading", binding = false) Reading reading, Model model, Locale locale) {
        return show(reading, List.of(), "", model, locale);
    }

    /** Says whether it helped; said again in the same browser, the first time counts. */
    @PostMapping("/vote")
    String vote(
            @ModelAttribute(name = "reading", binding = false) Reading reading,
            @RequestParam(defaultValue = "") String helpful,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!helpful.equals("yes") && !helpful.equals("no")) {
            throw new BadInput("helpful", "must be yes or no");
        }
        try {
            enter(request);
        } catch (TooManyRequests refused) {
            return show(reading, List.of(tooOften(refused, "helpful", locale, response)), "", model, locale);
        }
        var said = helpful.equals("yes");
        OwnVotes.cast(reading.session(), reading.article().id(), said, () -> votes.cast(reading.article(), said));
        return "redirect:" + reading.link();
    }

    /** A word why it did not help. The vote stays, whatever becomes of the word. */
    @PostMapping("/vote/word")
    String explain(
            @ModelAttribute(name = "reading", binding = false) Reading reading,
            @RequestParam(defaultValue = "") String word,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var vote = OwnVotes.of(reading.session(), reading.article().id());
        if (vote.isEmpty() || vote.get().explained()) {
            return "redirect:" + reading.link();
        }
        try {
            enter(request);
            votes.explain(vote.get().id(), word);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var why = word.isBlank() ? "help.vote.word.empty" : "help.vote.word.too-long";
            var problem = new Problem("word", messages.getMessage(why, new Object[] {Votes.WORD}, locale));
            return show(reading, List.of(problem), word, model, locale);
        } catch (TooManyRequests refused) {
            return show(reading, List.of(tooOften(refused, "word", locale, response)), word, model, locale);
        }
        OwnVotes.explained(reading.session(), reading.article().id());
        return "redirect:" + reading.link();
    }

    /** Whoever changes the language of a refused page comes back here. */
    @GetMapping({"/vote", "/vote/word"})
    String back(@ModelAttribute(name = "reading", binding = false) Reading reading) {
        return "redirect:" + reading.link();
    }

    private void enter(HttpServletRequest request) {
        if (directory.present().isEmpty()) {
            turnstile.enter(request.getRemoteAddr());
        }
    }

    private Problem tooOften(TooManyRequests refused, String field, Locale locale, HttpServletResponse response) {
        tooOften.said(refused, field, locale, response);
        return new Problem(field, messages.getMessage("help.vote.too-often", null, locale));
    }

    private String show(Reading reading, List<Problem> problems, String word, Model model, Locale locale) {
        var article = reading.article();
        var text = ArticleText.of(article.content().body());
        var wanted = reading.brand().languageFor(locale.getLanguage());
        model.addAttribute("article", article);
        model.addAttribute("contents", text.contents());
        model.addAttribute(
                "html", text.html(ArticleHome.of(reading.brand().id()).from(reading.from()), null));
        model.addAttribute("staffOnly", article.content().audience() == Audience.STAFF);
        model.addAttribute("wanted", wanted);
        model.addAttribute("wantedName", name(wanted, locale));
        model.addAttribute("spokenName", name(article.language(), locale));
        model.addAttribute("others", helpCentre.otherLanguages(article));
        model.addAttribute("related", helpCentre.related(reading.brand(), article, reading.from()));
        model.addAttribute("from", reading.from());
        model.addAttribute("address", HelpCentre.link(reading.brand(), article.slug(), null, null));
        model.addAttribute("vote", OwnVotes.of(reading.session(), article.id()).orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("word", word);
        return "portal/article";
    }

    private static String name(String language, Locale locale) {
        return Locale.forLanguageTag(language).getDisplayLanguage(locale);
    }
}
