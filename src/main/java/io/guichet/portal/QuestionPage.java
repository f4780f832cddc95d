package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Suggestions;
import io.guichet.portal.ResponseTimeFormatter.ResponseTimeStart;
import io.guichet.problem.StateConflict;
import io.guichet.sla.ChannelStatusFormatter;
import io.guichet.sla.ChannelStatuses;
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

/** Page of an open question with its suggestions, and of its outcome. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/questions/{number}")
class QuestionPage {

    /** Channel of questions from these pages. */
    private static final String PORTAL_CHANNEL = "web";

    private final CustomerQuestions customerQuestions;
    private final Questions questions;
    private final Tickets tickets;
    private final CustomerRequests customerRequests;
    private final PromiseViewAssembler promises;
    private final VisitorAttributes visitorAttributes;
    private final CustomerCommands customerCommands;
    private final Clock clock;
    private final ChannelStatuses channelStatuses;
    private final ChannelStatusFormatter channelStatusFormatter;
    private final SuggestedAnswersViewAssembler suggestedAnswers;
    private final Suggestions suggestions;

    QuestionPage(
            CustomerQuestions customerQuestions,
            Questions questions,
            Tickets tickets,
            CustomerRequests customerRequests,
            PromiseViewAssembler promises,
            VisitorAttributes visitorAttributes,
            CustomerCommands customerCommands,
            Clock clock,
            ChannelStatuses channelStatuses,
            ChannelStatusFormatter channelStatusFormatter,
            SuggestedAnswersViewAssembler suggestedAnswers,
            Suggestions suggestions) {
        this.customerQuestions = customerQuestions;
        this.questions = questions;
        this.tickets = tickets;
        this.customerRequests = customerRequests;
        this.promises = promises;
        this.visitorAttributes = visitorAttributes;
        this.customerCommands = customerCommands;
        this.clock = clock;
        this.channelStatuses = channelStatuses;
        this.channelStatusFormatter = channelStatusFormatter;
        this.suggestedAnswers = suggestedAnswers;
        this.suggestions = suggestions;
    }

    @GetMapping
    String show(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @PathVariable String number,
            Model model,
            HttpSession session) {
        var question = customerQuestions.get(visit.brand(), number, session);
        return switch (question.outcome()) {
            case ASKED -> showOpen(visit, question, model);
            case DEFLECTED -> showAnswered(question, model);
            case ABANDONED -> showAbandoned(question, model);
            case REDIRECTED -> showRedirected(visit, question, session, model);
            case REQUESTED, TICKET, SPLIT_OFF -> "redirect:" + customerRequests.link(tickets.get(number), "", session);
        };
    }

    /** Confirmation of a request whose link is in the e-mail only; it tells nothing that depends on the address. */
    @GetMapping("/sent")
    String showSent(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpSession session) {
        var question = customerQuestions.get(brand, number, session);
        if (tickets.find(number).isEmpty()) {
            return redirectToQuestion(brand, number);
        }
        model.addAttribute("question", question);
        model.addAttribute("asksForConfirmation", customerRequests.askForConfirmation(brand));
        var type = question.attributes().requestType(brand);
        model.addAttribute(
                "afterSending",
                brand.text("afterSending." + type, locale.getLanguage()).orElse(null));
        model.addAttribute(
                "recipient", VisitorSession.findRecipient(session, number).orElse(null));
        model.addAttribute("sentTogether", customerQuestions.sentTogetherWith(number, session));
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        return "portal/sent-by-email";
    }

    @PostMapping("/answered")
    String confirmAnswered(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam(required = false) String article,
            HttpSession session) {
        customerQuestions.get(brand, number, session);
        try {
            customerCommands.markAnswered(number, article);
        } catch (StateConflict alreadyEnded) {
            // The question's page shows its outcome.
        }
        return redirectToQuestion(brand, number);
    }

    private String showAnswered(Question question, Model model) {
        model.addAttribute(
                "titleKey",
                suggestions.hasAny(question.number()) ? "portal.answered.title" : "portal.no-longer-needed.title");
        return "portal/answered";
    }

    private String showOpen(Visit visit, Question question, Model model) {
        var attributes = visitorAttributes.of(visit, question.attributes());
        model.addAttribute("question", question);
        suggestedAnswers.addTo(visit.brand(), question, model);
        model.addAttribute("promise", promises.of(visit, attributes, clock.instant(), ResponseTimeStart.SENT_NOW));
        model.addAttribute("signInUrl", CustomerSignInPage.signInAndReturnToQuestion(visit.brand(), question.number()));
        var openChannels = channelStatuses.of(visit.brand(), attributes, visit.language()).stream()
                .filter(channel -> channel.offered() && !channel.channel().equals(PORTAL_CHANNEL))
                .toList();
        model.addAttribute("channels", channelStatusFormatter.of(openChannels, visit.zone(), visit.locale()));
        return "portal/question";
    }

    /** Asks for another team of the signed-in customer; a team of others changes nothing. */
    @PostMapping("/team")
    String chooseTeam(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String team,
            HttpSession session) {
        var question = customerQuestions.get(visit.brand(), number, session);
        if (question.outcome() == Question.Outcome.ASKED && visitorAttributes.isMember(visit, team)) {
            customerCommands.chooseTeam(number, team);
        }
        return redirectToQuestion(visit.brand(), number);
    }

    private static String showAbandoned(Question question, Model model) {
        model.addAttribute("question", question);
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        return "portal/abandoned";
    }

    /** Offers signed-in customers the teams for which the same text becomes a ticket. */
    private String showRedirected(Visit visit, Question question, HttpSession session, Model model) {
        model.addAttribute("sentTogether", customerQuestions.sentTogetherWith(question.number(), session));
        model.addAttribute("question", question);
        model.addAttribute("route", questions.route(question.number()));
        var attributes = visitorAttributes.of(visit, question.attributes());
        model.addAttribute("promise", promises.of(visit, attributes, clock.instant(), ResponseTimeStart.SENT_NOW));
        model.addAttribute(
                "resources", BrandLink.of(visit.brand(), visit.locale().getLanguage()));
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        return "portal/redirected";
    }

    private static String redirectToQuestion(Brand brand, String number) {
        return "redirect:/%s/questions/%s".formatted(brand.id(), number);
    }
}
