package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.SameProblemGroup.GroupedTicket;
import io.guichet.desk.SharedReplies.AnsweredTicket;
import io.guichet.desk.SharedReplies.SharedReply;
import io.guichet.desk.TicketList.TicketSummary;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.search.TicketIndexUnavailable;
import io.guichet.text.InputNumber;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketLinks.LinkType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tickets with the same problem: linked, found, and answered together. */
@Controller
@RequestMapping("/desk/tickets/{number}/same-problem")
class SameProblemPage {

    private static final int MAX_FOUND = 10;

    private final TicketAccess access;
    private final SameProblemGroup groups;
    private final RelationCommands relations;
    private final SharedReplies answers;
    private final TicketList list;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    SameProblemPage(
            TicketAccess access,
            SameProblemGroup groups,
            RelationCommands relations,
            SharedReplies answers,
            TicketList list,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.groups = groups;
        this.relations = relations;
        this.answers = answers;
        this.list = list;
        this.directory = directory;
        this.labels = labels;
    }

    /** @param q words or the number of a ticket to be linked */
    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String q,
            Model model,
            HttpServletResponse response) {
        return render(number, q, Map.of(), List.of(), model, response);
    }

    @PostMapping("/link")
    String link(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String other,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var linked = relations.link(number, LinkType.SAME_PROBLEM, other, directory.current());
            redirect.addFlashAttribute("toast", labels.text("same-problem.linked", locale, linked));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, other, Map.of(), labels.errors(refused, locale), model, response);
        }
        return "redirect:/desk/tickets/{number}/same-problem";
    }

    @PostMapping("/unlink")
    String unlink(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String other,
            Locale locale,
            RedirectAttributes redirect) {
        relations.unlink(number, LinkType.SAME_PROBLEM, other, directory.current());
        redirect.addFlashAttribute("toast", labels.text("same-problem.unlinked", locale, other));
        return "redirect:/desk/tickets/{number}/same-problem";
    }

    /** @param form the text, and {@code seen-NUMBER} with the newest message of each chosen ticket */
    @PostMapping("/answer")
    String answer(
            @PathVariable String number,
            @RequestParam(name = "to", required = false) List<String> to,
            @RequestParam Map<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        access.requireWork(number, staff);
        try {
            var answered = answers.answer(answer(number, to, form), staff, locale);
            var refused = answered.stream()
                    .filter(ticket -> ticket.refusal() != null)
                    .map(AnsweredTicket::number)
                    .toList();
            redirect.addFlashAttribute("answered", answered);
            if (!refused.isEmpty()) {
                redirect.addFlashAttribute("submitted", form);
                redirect.addFlashAttribute("chosen", refused);
            }
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("chosen", to == null ? List.of() : to);
            return render(number, "", form, labels.errors(refused, locale), model, response);
        }
        return "redirect:/desk/tickets/{number}/same-problem";
    }

    /** To tickets of the group alone. */
    private SharedReply answer(String number, List<String> to, Map<String, String> form) {
        var group = groups.of(number, directory.current()).stream()
                .map(GroupedTicket::number)
                .toList();
        var seen = new HashMap<String, Long>();
        Stream.ofNullable(to)
                .flatMap(List::stream)
                .filter(group::contains)
                .forEach(chosen ->
                        seen.put(chosen, (long) InputNumber.parse(form.get("seen-" + chosen), Integer.MAX_VALUE)
                                .orElse(0)));
        if (seen.isEmpty()) {
            throw new BadInput(List.of(new FieldError("to", "must name a ticket", "same-problem.none-chosen")));
        }
        return new SharedReply(
                form.getOrDefault("body", ""), seen, form.containsKey("solve"), form.get("_submissionToken"));
    }

    private String render(
            String number,
            String q,
            Map<String, String> submitted,
            List<FieldError> problems,
            Model model,
            HttpServletResponse response) {
        var staff = directory.current();
        var ticket = access.requireWork(number, staff);
        var group = groups.of(number, staff);
        model.addAttribute("ticket", ticket);
        model.addAttribute("group", group);
        model.addAttribute("q", q);
        model.addAttribute("found", found(ticket, group, q, staff, model, response));
        if (!model.containsAttribute("submitted")) {
            model.addAttribute("submitted", submitted);
        }
        if (!model.containsAttribute("chosen")) {
            model.addAttribute(
                    "chosen",
                    group.stream()
                            .filter(one -> !one.isClosed())
                            .map(GroupedTicket::number)
                            .toList());
        }
        model.addAttribute("problems", problems);
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        return "desk/same-problem";
    }

    private List<TicketSummary> found(
            Ticket ticket,
            List<GroupedTicket> group,
            String q,
            StaffMember staff,
            Model model,
            HttpServletResponse response) {
        if (q.isBlank()) {
            return List.of();
        }
        var filter = new TicketFilter(
                ticket.brand(), null, null, null, null, null, null, null, q, "-created", null, MAX_FOUND);
        try {
            return list.of(filter, staff).items().stream()
                    .filter(hit ->
                            group.stream().noneMatch(member -> member.number().equals(hit.number())))
                    .toList();
        } catch (TicketIndexUnavailable unavailable) {
            SearchPage.explain(unavailable, model, response);
        } catch (BadInput invalid) {
            return List.of();
        }
        return List.of();
    }
}
