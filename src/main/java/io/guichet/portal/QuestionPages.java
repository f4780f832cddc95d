package io.guichet.portal;

import io.guichet.attachment.RefusedFile;
import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.http.NotFound;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import io.guichet.sla.OpeningWords;
import io.guichet.sla.Openings;
import io.guichet.sla.Promises;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A question between being asked and being answered, sent on or set aside. */
@Controller
@RequestMapping(BrandModel.HOME + "/questions/{number}")
class QuestionPages {

    /** The channel that these pages are. */
    private static final String HERE = "web";

    private final Questions questions;
    private final Tickets tickets;
    private final Promises promises;
    private final PromiseWords words;
    private final ContactForms contactForms;
    private final Errands errands;
    private final MessageSource messages;
    private final Clock clock;
    private final Files files;
    private final SignedIn signedIn;
    private final Openings openings;
    private final OpeningWords openingWords;
    private final SuggestedAnswers answers;

    QuestionPages(
            Questions questions,
            Tickets tickets,
            Promises promises,
            PromiseWords words,
            ContactForms contactForms,
            Errands errands,
            MessageSource messages,
            Clock clock,
            Files files,
            SignedIn signedIn,
            Openings openings,
            OpeningWords openingWords,
            SuggestedAnswers answers) {
        this.questions = questions;
        this.tickets = tickets;
        this.promises = promises;
        this.words = words;
        this.contactForms = contactForms;
        this.errands = errands;
        this.messages = messages;
        this.clock = clock;
        this.files = files;
        this.signedIn = signedIn;
        this.openings = openings;
        this.openingWords = openingWords;
        this.answers = answers;
    }

    @GetMapping
    String show(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpSession session) {
        var question = own(brand, number, session);
        return switch (question.outcome()) {
            case ASKED -> open(brand, question, model, locale);
            case DEFLECTED -> "portal/answered";
            case ABANDONED -> abandoned(question, model);
            case REDIRECTED -> redirected(question, model);
            default -> "redirect:" + tickets.get(number).customerLink("");
        };
    }

    @PostMapping("/answered")
    String answered(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam(required = false) String article,
            HttpSession session) {
        own(brand, number, session);
        try {
            errands.answered(number, article);
        } catch (Conflict endedBefore) {
            // The question's own page says how.
        }
        return home(brand, number);
    }

    @GetMapping("/contact")
    String contact(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpSession session) {
        var question = own(brand, number, session);
        if (question.outcome() != Outcome.ASKED && question.outcome() != Outcome.ABANDONED) {
            return home(brand, number);
        }
        var begun = new HashMap<>(contactForms.begunWith(question.text()));
        signedIn.at(brand, session).ifPresent(me -> {
            begun.put("email", me.email());
            begun.put("name", Objects.toString(me.name(), ""));
        });
        return form(brand, question, begun, List.of(), session, model, locale);
    }

    @PostMapping("/contact")
    String send(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = Files.FIELD, required = false) List<MultipartFile> chosen,
            Model model,
            Locale locale,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes next) {
        var question = own(brand, number, session);
        var typed = Typed.of(sent);
        try {
            var contact = contactForms.read(brand, typed.fields(), question.text(), locale);
            var goesOn = errands.send(
                    brand, question, contact, files.chosen(brand, chosen, session), Visit.seen(session), typed.once());
            Visit.remember(session, goesOn);
            return tickets.find(goesOn)
                    .map(ticket -> "redirect:" + ticket.customerLink("/sent"))
                    .orElseGet(() -> home(brand, goesOn));
        } catch (RefusedFile refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems = List.of(files.problem(refused, locale));
            return form(brand, question, typed.fields(), problems, session, model, locale);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(brand, question, typed.fields(), contactForms.beside(refused, locale), session, model, locale);
        } catch (Conflict sentBefore) {
            next.addFlashAttribute("toast", messages.getMessage("portal.sent.before", null, locale));
            return home(brand, number);
        }
    }

    /** An open question belongs to whoever has its number; one that has ended, to the browser that saw it open. */
    private Question own(Brand brand, String number, HttpSession session) {
        var question = questions
                .find(number)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found -> found.outcome() == Outcome.ASKED || Visit.knows(session, number))
                .orElseThrow(() -> new NotFound("There is no question %s.".formatted(number)));
        Visit.remember(session, number);
        return question;
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

    private String redirected(Question question, Model model) {
        model.addAttribute("question", question);
        model.addAttribute("route", questions.route(question.number()));
        return "portal/elsewhere";
    }

    private String form(
            Brand brand,
            Question question,
            Map<String, Object> values,
            List<Problem> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        files.offer(brand, session, model, locale);
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("fields", contactForms.of(brand).fields(values, problems, locale));
        model.addAttribute("once", Typed.newMark());
        return "portal/contact";
    }

    private static String home(Brand brand, String number) {
        return "redirect:/%s/questions/%s".formatted(brand.id(), number);
    }
}
