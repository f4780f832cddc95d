package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.intake.FirstWords;
import io.guichet.intake.SeveralQuestions;
import io.guichet.intake.Splits;
import io.guichet.intake.Splits.Part;
import io.guichet.ticket.Conversation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
            after.addFlashAttribute("splitInto", visible(commands.split(number, filled, sent.get("_once"), me), me));
        } catch (Conflict notNow) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("notNow", lexicon.say("split.not-now", locale));
            return draw(number, typed, List.of(), model);
        }
        return "redirect:/desk/tickets/{number}";
    }

    /** The parts that became tickets which the person may see; one may be answered elsewhere. */
    private List<String> visible(List<String> numbers, Staff me) {
        return numbers.stream().filter(number -> access.maySee(number, me)).toList();
    }

    /** What the customer asked beside their first question, ready to become tickets; one empty part where there is none. */
    private List<Part> found(String number) {
        var asked = conversation.of(number).stream()
                .findFirst()
                .map(message -> SeveralQuestions.in(message.body()))
                .orElse(List.of());
        var parts = asked.stream()
                .skip(1)
                .limit(Splits.MOST)
                .map(question -> new Part(FirstWords.of(question), question))
                .toList();
        return parts.isEmpty() ? List.of(new Part("", "")) : parts;
    }

    private static List<Part> typed(Map<String, String> sent) {
        return IntStream.range(0, Splits.MOST)
                .takeWhile(at -> sent.containsKey("subject" + at) || sent.containsKey("body" + at))
                .mapToObj(at -> new Part(sent.getOrDefault("subject" + at, ""), sent.getOrDefault("body" + at, "")))
                .toList();
    }

    private static List<Part> oneMore(List<Part> parts) {
        var more = new ArrayList<>(parts);
        if (more.size() < Splits.MOST) {
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
            if (!isEmpty(parts.get(at))) {
                check("subject", at, parts.get(at).subject(), Splits.SUBJECT_LENGTH, problems, locale);
                check("body", at, parts.get(at).body(), Splits.BODY_LENGTH, problems, locale);
            }
        }
        return problems;
    }

    private void check(String field, int at, String text, int longest, List<Problem> problems, Locale locale) {
        var wrong = text.isBlank() ? ".required" : text.length() > longest ? ".too-long" : null;
        if (wrong != null) {
            problems.add(new Problem(field + at, lexicon.say("split." + field + wrong, locale, at + 1, longest)));
        }
    }

    private static boolean isEmpty(Part part) {
        return part.subject().isBlank() && part.body().isBlank();
    }

    private String draw(String number, List<Part> parts, List<Problem> problems, Model model) {
        model.addAttribute("ticket", access.sees(number, directory.current()));
        model.addAttribute("first", conversation.of(number).stream().findFirst().orElse(null));
        model.addAttribute("parts", parts);
        model.addAttribute(
                "bodies",
                IntStream.range(0, parts.size()).boxed().collect(Collectors.toMap(at -> "body" + at, at -> parts.get(at)
                        .body())));
        model.addAttribute("once", UUID.randomUUID().toString());
        model.addAttribute("mayAdd", parts.size() < Splits.MOST);
        model.addAttribute("problems", problems);
        return "desk/split";
    }
}
