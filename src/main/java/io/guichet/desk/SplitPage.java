package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.intake.SeveralQuestions;
import io.guichet.intake.Splits.Part;
import io.guichet.ticket.Conversation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where several questions of one request become tickets of their own; what is left out stays with the ticket. */
@Controller
@RequestMapping("/desk/tickets/{number}/split")
class SplitPage {

    private static final int MOST = 10;
    private static final int SUBJECT_LENGTH = 80;

    private final TicketAccess access;
    private final TicketPageCommands commands;
    private final Conversation conversation;
    private final StaffDirectory directory;
    private final Lexicon lexicon;

    SplitPage(
            TicketAccess access,
            TicketPageCommands commands,
            Conversation conversation,
            StaffDirectory directory,
            Lexicon lexicon) {
        this.access = access;
        this.commands = commands;
        this.conversation = conversation;
        this.directory = directory;
        this.lexicon = lexicon;
    }

    @GetMapping
    String show(@PathVariable String number, Model model) {
        access.worksOn(number, directory.current());
        return draw(number, found(number), List.of(), model);
    }

    @PostMapping
    String split(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        Staff me = directory.current();
        access.worksOn(number, me);
        var typed = typed(sent);
        if (sent.containsKey("more")) {
            return draw(number, oneMore(typed), List.of(), model);
        }
        var filled = typed.stream().filter(part -> !isEmpty(part)).toList();
        var problems = problems(typed, locale);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return draw(number, typed, problems, model);
        }
        try {
            after.addFlashAttribute("splitInto", commands.split(number, filled, me));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return draw(number, filled, beside(refused), model);
        } catch (Conflict notNow) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("notNow", lexicon.say("split.not-now", locale));
            return draw(number, typed, List.of(), model);
        }
        return "redirect:/desk/tickets/{number}";
    }

    /** What the customer asked beside their first question, ready to become tickets; one empty part where there is none. */
    private List<Part> found(String number) {
        var asked = conversation.of(number).stream()
                .findFirst()
                .map(message -> SeveralQuestions.in(message.body()))
                .orElse(List.of());
        var parts = asked.stream()
                .skip(1)
                .limit(MOST)
                .map(question -> new Part(shortened(question), question))
                .toList();
        return parts.isEmpty() ? List.of(new Part("", "")) : parts;
    }

    private static List<Part> typed(Map<String, String> sent) {
        return IntStream.range(0, MOST)
                .takeWhile(at -> sent.containsKey("subject" + at) || sent.containsKey("body" + at))
                .mapToObj(at -> new Part(sent.getOrDefault("subject" + at, ""), sent.getOrDefault("body" + at, "")))
                .toList();
    }

    private static List<Part> oneMore(List<Part> parts) {
        var more = new ArrayList<>(parts);
        if (more.size() < MOST) {
            more.add(new Part("", ""));
        }
        return more;
    }

    /** A part that is left empty is none; one that is half filled in is asked about. */
    private List<Problem> problems(List<Part> parts, Locale locale) {
        var problems = new ArrayList<Problem>();
        if (parts.stream().allMatch(SplitPage::isEmpty)) {
            problems.add(new Problem("subject0", lexicon.say("split.nothing", locale)));
        }
        for (int at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            if (!isEmpty(part) && part.subject().isBlank()) {
                problems.add(new Problem("subject" + at, lexicon.say("split.subject.required", locale, at + 1)));
            }
            if (!isEmpty(part) && part.body().isBlank()) {
                problems.add(new Problem("body" + at, lexicon.say("split.body.required", locale, at + 1)));
            }
        }
        return problems;
    }

    /** The desk names {@code parts[0].subject}; this page, {@code subject0}. */
    private static List<Problem> beside(BadInput refused) {
        return refused.problems().stream()
                .map(problem -> new Problem(
                        problem.field().replaceFirst("parts\\[(\\d+)]\\.(\\w+)", "$2$1"), problem.message()))
                .toList();
    }

    private static boolean isEmpty(Part part) {
        return part.subject().isBlank() && part.body().isBlank();
    }

    private static String shortened(String question) {
        return question.length() <= SUBJECT_LENGTH ? question : question.substring(0, SUBJECT_LENGTH - 1) + "…";
    }

    private String draw(String number, List<Part> parts, List<Problem> problems, Model model) {
        model.addAttribute("ticket", access.sees(number, directory.current()));
        model.addAttribute("first", conversation.of(number).stream().findFirst().orElse(null));
        model.addAttribute("parts", parts);
        model.addAttribute(
                "bodies",
                IntStream.range(0, parts.size()).boxed().collect(Collectors.toMap(at -> "body" + at, at -> parts.get(at)
                        .body())));
        model.addAttribute("mayAdd", parts.size() < MOST);
        model.addAttribute("problems", problems);
        return "desk/split";
    }
}
