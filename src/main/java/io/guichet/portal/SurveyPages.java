package io.guichet.portal;

import io.guichet.form.Answers;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.portal.OwnRequests.Own;
import io.guichet.survey.Survey;
import io.guichet.survey.Surveys;
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

/** How satisfied were you? Asked once for each solution, answered at most once. */
@Controller
@RequestMapping(BrandModel.HOME + "/requests/{number}/survey")
class SurveyPages {

    private final Surveys surveys;
    private final Forms forms;
    private final Errands errands;
    private final MessageSource messages;

    SurveyPages(Surveys surveys, Forms forms, Errands errands, MessageSource messages) {
        this.messages = messages;
        this.surveys = surveys;
        this.forms = forms;
        this.errands = errands;
    }

    /** @param score chosen in the letter: the page sends it by itself, or shows it chosen where nothing runs by itself */
    @GetMapping
    String show(
            @ModelAttribute(name = "own", binding = false) Own own,
            @RequestParam(required = false) String score,
            Model model,
            Locale locale) {
        var chosen = score != null && score.matches("[1-5]");
        model.addAttribute("atOnce", chosen);
        return show(own, chosen ? Map.of("score", score) : Map.of(), List.of(), model, locale);
    }

    /** A word to a score that was given by one click. */
    @PostMapping("/comment")
    String comment(
            @ModelAttribute(name = "own", binding = false) Own own,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            errands.explainRating(own.number(), comment, own.actor());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problem = new Problem(
                    "comment",
                    messages.getMessage(
                            comment.isBlank() ? "portal.survey.empty" : "portal.survey.too-long", null, locale));
            model.addAttribute("unsent", comment);
            return show(own, Map.of(), List.of(problem), model, locale);
        } catch (Conflict saidBefore) {
            // The page says how it stands.
        }
        return "redirect:" + own.link("/survey");
    }

    /** Whoever changes the language of a refused page comes back here. */
    @GetMapping("/comment")
    String back(@ModelAttribute(name = "own", binding = false) Own own) {
        return "redirect:" + own.link("/survey");
    }

    @PostMapping
    String rate(
            @ModelAttribute(name = "own", binding = false) Own own,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var typed = Typed.of(sent, "key");
        try {
            var answers = forms.get("rating").check(typed.fields(), locale);
            errands.rate(own.number(), score(answers), answers.text("comment").orElse(null), own.actor());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(own, typed.fields(), refused.problems(), model, locale);
        } catch (Conflict ratedBefore) {
            // The page says how it stands.
        }
        return "redirect:" + own.link("/survey");
    }

    private String show(Own own, Map<String, Object> typed, List<Problem> problems, Model model, Locale locale) {
        var survey = surveys.newest(own.ticket().number());
        model.addAttribute("state", survey.map(Survey::state).orElse("NONE"));
        model.addAttribute("survey", survey.orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("rating").fields(typed, problems, locale));
        return "portal/survey";
    }

    private static int score(Answers answers) {
        return Integer.parseInt(answers.text("score").orElseThrow());
    }
}
