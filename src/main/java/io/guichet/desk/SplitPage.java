package io.guichet.desk;

import com.google.re2j.Pattern;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.intake.DefaultSubject;
import io.guichet.intake.QuestionDetector;
import io.guichet.intake.TicketSplitter;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
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

/** Page to split several questions off a ticket; the rest stays with it. */
@Controller
@RequestMapping("/desk/tickets/{number}/split")
class SplitPage {

    private static final Pattern PART_FIELD = Pattern.compile("parts\\[(\\d+)]\\.(subject|body)");

    private final TicketAccess access;
    private final StaffCommands commands;
    private final Conversation conversation;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    SplitPage(
            TicketAccess access,
            StaffCommands commands,
            Conversation conversation,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.commands = commands;
        this.conversation = conversation;
        this.directory = directory;
        this.labels = labels;
    }

    @GetMapping
    String show(@PathVariable String number, Model model) {
        access.requireWork(number, directory.current());
        return render(number, suggestedParts(number), List.of(), model);
    }

    @PostMapping
    String split(
            @PathVariable String number,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        StaffMember staff = directory.current();
        access.requireWork(number, staff);
        var submitted = submittedParts(parameters);
        if (parameters.containsKey("addPart")) {
            return render(number, withEmptyPart(submitted), List.of(), model);
        }
        try {
            var parts = submitted.stream().filter(part -> !isEmpty(part)).toList();
            var split = commands.split(number, parts, parameters.get("_submissionToken"), staff);
            redirect.addFlashAttribute("splitInto", visible(split.parts(), staff));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, submitted, labels.errors(errorsOfFields(refused, submitted), locale), model);
        } catch (StateConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", labels.text("split.conflict", locale));
            return render(number, submitted, List.of(), model);
        }
        return "redirect:/desk/tickets/{number}";
    }

    /** The parts that became tickets visible to the user. */
    private List<String> visible(List<String> numbers, StaffMember staff) {
        return numbers.stream()
                .filter(number -> access.isVisible(number, staff))
                .toList();
    }

    /** Suggested parts from the customer's further questions; one empty part if there is none. */
    private List<SplitPart> suggestedParts(String number) {
        var questions = conversation.of(number).stream()
                .findFirst()
                .map(message -> QuestionDetector.questionTexts(message.body()))
                .orElse(List.of());
        var parts = questions.stream()
                .skip(1)
                .limit(TicketSplitter.MAX_PARTS)
                .map(question -> new SplitPart(DefaultSubject.of(question), question))
                .toList();
        return parts.isEmpty() ? List.of(new SplitPart("", "")) : parts;
    }

    private static List<SplitPart> submittedParts(Map<String, String> parameters) {
        return IntStream.range(0, TicketSplitter.MAX_PARTS)
                .takeWhile(index -> parameters.containsKey("subject" + index) || parameters.containsKey("body" + index))
                .mapToObj(index -> new SplitPart(
                        parameters.getOrDefault("subject" + index, ""), parameters.getOrDefault("body" + index, "")))
                .toList();
    }

    private static List<SplitPart> withEmptyPart(List<SplitPart> parts) {
        var more = new ArrayList<>(parts);
        if (more.size() < TicketSplitter.MAX_PARTS) {
            more.add(new SplitPart("", ""));
        }
        return more;
    }

    /** The errors by the fields of the page, where empty parts stand between the others. */
    private static BadInput errorsOfFields(BadInput refused, List<SplitPart> submitted) {
        var filled = IntStream.range(0, submitted.size())
                .filter(index -> !isEmpty(submitted.get(index)))
                .toArray();
        return new BadInput(refused.errors().stream()
                .map(error -> {
                    var part = PART_FIELD.matcher(error.field());
                    if (!part.matches()) {
                        return error.withField("subject0");
                    }
                    var index = filled[Integer.parseInt(part.group(1))];
                    var arguments = new ArrayList<>(error.arguments());
                    arguments.set(0, index + 1);
                    return new FieldError(part.group(2) + index, error.message(), error.key(), arguments);
                })
                .toList());
    }

    private static boolean isEmpty(SplitPart part) {
        return part.subject().isBlank() && part.body().isBlank();
    }

    private String render(String number, List<SplitPart> parts, List<FieldError> problems, Model model) {
        model.addAttribute("ticket", access.requireVisible(number, directory.current()));
        model.addAttribute("first", conversation.of(number).stream().findFirst().orElse(null));
        model.addAttribute("parts", parts);
        model.addAttribute(
                "bodies",
                IntStream.range(0, parts.size())
                        .boxed()
                        .collect(Collectors.toMap(index -> "body" + index, index -> parts.get(index)
                                .body())));
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        model.addAttribute("mayAdd", parts.size() < TicketSplitter.MAX_PARTS);
        model.addAttribute("problems", problems);
        return "desk/split";
    }
}
