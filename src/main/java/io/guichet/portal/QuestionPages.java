package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.Conflict;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Suggestions;
import io.guichet.sla.OpeningWords;
import io.guichet.sla.Openings;
import io.guichet.sla.Promises;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A question between being asked and being answered, sent on or set aside. */
@Controller
@RequestMapping(BrandModel.HOME + "/questions/{number}")
class QuestionPages {

    /** The channel that these pages are. */
    private static final String HERE = "web";

    private final OwnQuestions own;
    private final Questions questions;
    private final Tickets tickets;
    private final Promises promises;
    private final PromiseWords words;
    private final Errands errands;
    private final Clock clock;
    private final Openings openings;
    private final OpeningWords openingWords;
    private final SuggestedAnswers answers;
    private final Suggestions suggestions;

    QuestionPages(
            OwnQuestions own,
            Questions questions,
            Tickets tickets,
            Promises promises,
            PromiseWords words,
            Errands errands,
            Clock clock,
            Openings openings,
            OpeningWords openingWords,
            SuggestedAnswers answers,
            Suggestions suggestions) {
        this.own = own;
        this.questions = questions;
        this.tickets = tickets;
        this.promises = promises;
        this.words = words;
        this.errands = errands;
        this.clock = clock;
        this.openings = openings;
        this.openingWords = openingWords;
        this.answers = answers;
        this.suggestions = suggestions;
    }

    @GetMapping
    String show(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpSession session) {
        var question = own.get(brand, number, session);
        return switch (question.outcome()) {
            case ASKED -> open(brand, question, model, locale);
            case DEFLECTED -> answered(question, model);
            case ABANDONED -> abandoned(question, model);
            case REDIRECTED -> redirected(question, session, model);
            default -> "redirect:" + tickets.get(number).customerLink("");
        };
    }

    @PostMapping("/answered")
    String answered(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam(required = false) String article,
            HttpSession session) {
        own.get(brand, number, session);
        try {
            errands.answered(number, article);
        } catch (Conflict endedBefore) {
            // The question's own page says how.
        }
        return home(brand, number);
    }

    private String answered(Question question, Model model) {
        model.addAttribute(
                "said", suggestions.any(question.number()) ? "portal.answered.title" : "portal.settled.title");
        return "portal/answered";
    }

    private String open(Brand brand, Question question, Model model, Locale locale) {
        var promise = promises.of(brand, question.facts(), clock.instant(), brand.languageFor(locale.getLanguage()));
        model.addAttribute("question", question);
        answers.show(brand, question, model);
        model.addAttribute("route", promise.route());
        if (promise.route().isTicket()) {
            model.addAttribute("promise", words.of(promise.firstResponse(), locale, brand.zone()));
            brand.text("promise", locale.getLanguage()).ifPresent(said -> model.addAttribute("reason", said));
        }
        var open = openings.of(brand, question.facts(), brand.languageFor(locale.getLanguage())).stream()
                .filter(channel -> channel.offered() && !channel.channel().equals(HERE))
                .toList();
        model.addAttribute("channels", openingWords.of(open, brand.zone(), locale));
        return "portal/question";
    }

    private static String abandoned(Question question, Model model) {
        model.addAttribute("question", question);
        model.addAttribute("once", Typed.newMark());
        return "portal/set-aside";
    }

    private String redirected(Question question, HttpSession session, Model model) {
        model.addAttribute("together", own.sentWith(question.number(), session));
        model.addAttribute("question", question);
        model.addAttribute("route", questions.route(question.number()));
        return "portal/elsewhere";
    }

    private static String home(Brand brand, String number) {
        return "redirect:/%s/questions/%s".formatted(brand.id(), number);
    }
}
