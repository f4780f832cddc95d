package io.guichet.process;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.process.IncidentRetry.RetryOutcome;
import io.guichet.process.TicketModifications.ModificationRequest;
import io.guichet.text.InputText;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which administrators free tickets that cannot go on. A move is previewed before it is made. */
@Controller
@RequestMapping("/desk/incidents")
class IncidentsPage {

    private static final int PAGE_SIZE = 50;

    private final TicketIncidents incidents;
    private final TicketModifications modifications;
    private final IncidentViewAssembler views;
    private final LabelFormatter labels;
    private final StaffDirectory directory;

    IncidentsPage(
            TicketIncidents incidents,
            TicketModifications modifications,
            IncidentViewAssembler views,
            LabelFormatter labels,
            StaffDirectory directory) {
        this.incidents = incidents;
        this.modifications = modifications;
        this.views = views;
        this.labels = labels;
        this.directory = directory;
    }

    @GetMapping
    String list(@RequestParam(required = false) String after, Model model, Locale locale) {
        return render(after, new LinkedMultiValueMap<>(), List.of(), model, locale);
    }

    @PostMapping("/retry")
    String retry(
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var results = modifications.retry(numbers(form), directory.current());
            var failed = results.stream()
                    .filter(result -> result.result() == RetryOutcome.FAILED)
                    .count();
            redirect.addFlashAttribute(
                    "toast",
                    labels.text("incidents.retry.done", locale, results.size(), results.size() - failed, failed));
            return "redirect:/desk/incidents";
        } catch (BadInput refused) {
            return refuse(refused, form, model, locale, response);
        }
    }

    @PostMapping("/preview")
    String preview(
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return move(form, true, model, locale, response);
    }

    @PostMapping("/modification")
    String move(
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return move(form, false, model, locale, response);
    }

    private String move(
            MultiValueMap<String, String> form,
            boolean dryRun,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            var request = new ModificationRequest(
                    numbers(form),
                    form.getFirst("activity"),
                    version(form.getFirst("version")),
                    form.getFirst("reason"),
                    dryRun);
            var results = modifications.move(request, true, directory.current());
            model.addAttribute(
                    "results",
                    results.stream().map(result -> views.view(result, locale)).toList());
            model.addAttribute("dryRun", dryRun);
            model.addAttribute("request", request);
            return "process/incident-moves";
        } catch (BadInput refused) {
            return refuse(refused, form, model, locale, response);
        }
    }

    /** The selected tickets and those whose numbers were entered. */
    private static List<String> numbers(MultiValueMap<String, String> form) {
        var selected = form.getOrDefault("number", List.of()).stream();
        var entered = InputText.clean(Objects.requireNonNullElse(form.getFirst("numbers"), ""));
        return new ArrayList<>(
                Stream.concat(selected, words(entered)).distinct().toList());
    }

    private static Stream<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        (text + " ").codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character == '-') {
                word.appendCodePoint(character);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        return words.stream();
    }

    private static Integer version(String text) {
        try {
            return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new BadInput(List.of(new FieldError("version", "must be a number", "incidents.version.unknown")));
        }
    }

    private String refuse(
            BadInput refused,
            MultiValueMap<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return render(null, form, labels.errors(refused, locale), model, locale);
    }

    private String render(
            String after,
            MultiValueMap<String, String> submitted,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        var page = Page.of(
                incidents.find(Cursor.decode(after), PAGE_SIZE + 1, directory.current()),
                PAGE_SIZE,
                incident -> new Cursor(incident.number(), incident.key()));
        model.addAttribute("rows", views.views(page.items(), locale));
        model.addAttribute("next", page.next());
        model.addAttribute("activities", views.activities(locale));
        model.addAttribute("versions", views.versions(locale));
        model.addAttribute("selected", submitted.getOrDefault("number", List.of()));
        model.addAttribute("submitted", submitted.toSingleValueMap());
        model.addAttribute("problems", problems);
        return "process/incidents";
    }
}
