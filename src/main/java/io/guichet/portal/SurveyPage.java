package io.guichet.portal;

import io.guichet.form.FormData;
import io.guichet.form.Forms;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.survey.Survey;
import io.guichet.survey.Surveys;
import io.guichet.text.InputNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Satisfaction survey, one per solution. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/requests/{number}/survey")
class SurveyPage {

    private final Surveys surveys;
    private final Forms forms;
    private final CustomerCommands customerCommands;
    private final MessageSource messages;

    SurveyPage(Surveys surveys, Forms forms, CustomerCommands customerCommands, MessageSource messages) {
        this.messages = messages;
        this.surveys = surveys;
        this.forms = forms;
        this.customerCommands = customerCommands;
    }

    /** @param score score of the link in the e-mail: preselected, and sent by its reader, as programs open links too */
    @GetMapping
    String show(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            @RequestParam(required = false) String score,
            Model model,
            Locale locale) {
        var preselected = InputNumber.parse(score, 5).orElse(0) > 0;
        return show(customerRequest, preselected ? Map.of("score", score) : Map.of(), List.of(), model, locale);
    }

    /** Adds a comment to a score that was given by link. */
    @PostMapping("/comment")
    String comment(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            customerCommands.commentRating(customerRequest.number(), comment, customerRequest.actor());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problem = new FieldError(
                    "comment",
                    messages.getMessage(
                            comment.isBlank() ? "portal.survey.comment-empty" : "portal.survey.comment-too-long",
                            null,
                            locale));
            model.addAttribute("unsent", comment);
            return show(customerRequest, Map.of(), List.of(problem), model, locale);
        } catch (StateConflict alreadyCommented) {
            // The page shows the current state.
        }
        return "redirect:" + customerRequest.link("/survey");
    }

    /** Reached by changing the language of a page with errors. */
    @GetMapping("/comment")
    String redirectToSurvey(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest) {
        return "redirect:" + customerRequest.link("/survey");
    }

    @PostMapping
    String rate(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var submitted = SubmittedForm.of(parameters, "key");
        try {
            var answers = forms.get("rating").validate(submitted.fields(), locale);
            customerCommands.rate(
                    customerRequest.number(),
                    score(answers),
                    answers.text("comment").orElse(null),
                    customerRequest.actor());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(customerRequest, submitted.fields(), refused.errors(), model, locale);
        } catch (StateConflict alreadyRated) {
            // The page shows the current state.
        }
        return "redirect:" + customerRequest.link("/survey");
    }

    private String show(
            CustomerRequest customerRequest,
            Map<String, Object> submitted,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        var survey = surveys.newest(customerRequest.ticket().number());
        model.addAttribute("state", survey.map(Survey::state).orElse("NONE"));
        model.addAttribute("survey", survey.orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("rating").fields(submitted, problems, locale));
        return "portal/survey";
    }

    private static int score(FormData answers) {
        return Integer.parseInt(answers.text("score").orElseThrow());
    }
}
