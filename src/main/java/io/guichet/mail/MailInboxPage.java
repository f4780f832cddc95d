package io.guichet.mail;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Actor;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox: messages that came in for the user's brands, what became of each, and what staff decide about it. */
@Controller
@RequestMapping("/desk/mail")
class MailInboxPage {

    private static final int PAGE_SIZE = 50;

    private final MailAccess access;
    private final MailDecisions decisions;
    private final MailProcessing processing;
    private final StoredMailReader reader;
    private final RawMailStore rawStore;
    private final MailboxPositions positions;
    private final MailSettings settings;
    private final LabelFormatter labels;

    MailInboxPage(
            MailAccess access,
            MailDecisions decisions,
            MailProcessing processing,
            StoredMailReader reader,
            RawMailStore rawStore,
            MailboxPositions positions,
            MailSettings settings,
            LabelFormatter labels) {
        this.access = access;
        this.decisions = decisions;
        this.processing = processing;
        this.reader = reader;
        this.rawStore = rawStore;
        this.positions = positions;
        this.settings = settings;
        this.labels = labels;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Long after,
            Model model,
            Locale locale) {
        var chosen = MailFolder.find(state).orElse(null);
        var newest = access.newest(chosen, after, PAGE_SIZE + 1);
        model.addAttribute("mails", newest.stream().limit(PAGE_SIZE).toList());
        model.addAttribute(
                "next", newest.size() > PAGE_SIZE ? newest.get(PAGE_SIZE - 1).id() : null);
        model.addAttribute("state", chosen == null ? null : chosen.name());
        model.addAttribute("states", states(locale));
        model.addAttribute(
                "mailboxes",
                positions.all().stream()
                        .filter(mailbox -> settings.mailboxes().containsKey(mailbox.name()))
                        .filter(mailbox -> access.serves(
                                settings.mailboxes().get(mailbox.name()).brand()))
                        .toList());
        return "mail/inbox";
    }

    private Map<String, String> states(Locale locale) {
        var states = new LinkedHashMap<String, String>();
        Arrays.stream(MailFolder.values())
                .map(MailFolder::name)
                .forEach(name -> states.put(name, labels.text("mail.state." + name, locale)));
        return states;
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    String show(@PathVariable long id, Model model) {
        return render(access.requireVisible(id), List.of(), model);
    }

    /** The message as it came, as a file. */
    @GetMapping("/{id:[0-9]{1,18}}/raw")
    ResponseEntity<StreamingResponseBody> raw(@PathVariable long id) {
        var mail = access.requireRaw(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .contentLength(mail.size())
                .header("Content-Disposition", "attachment; filename=\"mail-%d.eml\"".formatted(id))
                .body(target -> {
                    try (var raw = rawStore.read(id)) {
                        raw.transferTo(target);
                    }
                });
    }

    @PostMapping("/{id:[0-9]{1,18}}/{action:retry|new-ticket|add|spam|block-sender|not-spam|accept-sender}")
    String decide(
            @PathVariable long id,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String back,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var mail = access.requireVisible(id);
        var by = Actor.staff(access.requireWork(mail.brand()).id());
        try {
            decide(mail, action, ticket, by);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("ticketNumber", ticket);
            return render(mail, labels.errors(refused, locale), model);
        } catch (UnknownEntity unknown) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("ticketNumber", ticket);
            var problem = new FieldError("ticket", labels.text("mail.ticket.unknown", locale));
            return render(mail, List.of(problem), model);
        } catch (MailConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", labels.text("mail.conflict." + conflict.reason(), locale));
            return render(access.requireVisible(id), List.of(), model);
        }
        redirect.addFlashAttribute("toast", labels.text("mail.done." + action, locale));
        return back.equals("ticket") && mail.ticket() != null
                ? "redirect:/desk/tickets/" + mail.ticket()
                : "redirect:/desk/mail/{id}";
    }

    private void decide(IncomingMail mail, String action, String ticket, Actor by) {
        switch (action) {
            case "retry" -> {
                decisions.retry(mail.id());
                processing.process(mail.id());
            }
            case "new-ticket" -> decisions.openTicket(mail.id());
            case "add" -> decisions.addTo(mail.id(), access.requireTicket(mail, ticket), by);
            case "spam" -> decisions.markSpam(mail.id(), by);
            case "block-sender" -> decisions.blockSender(mail.id(), by);
            case "not-spam" -> decisions.undoSpam(mail.id());
            case "accept-sender" -> decisions.acceptSender(mail.id(), by);
            default -> throw new BadInput("action", "'%s' is not a command".formatted(action));
        }
    }

    private String render(IncomingMail mail, List<FieldError> problems, Model model) {
        model.addAttribute("mail", mail);
        var read = reader.readable(mail);
        model.addAttribute("readable", read != null);
        model.addAttribute("view", MailView.of(read, reader.headers(mail)));
        model.addAttribute("mayWork", access.mayWork(mail.brand()));
        model.addAttribute("problems", problems);
        return "mail/message";
    }
}
