package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.http.NotFound;
import io.guichet.ticket.Conversation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where what was written to the customer by mistake becomes a note between staff. */
@Controller
@RequestMapping("/desk/tickets/{number}/messages/{message:[0-9]{1,18}}/internal")
class TurnInternalPage {

    private final TicketAccess access;
    private final TurnInternal turning;
    private final LeadCommands commands;
    private final Conversation conversation;
    private final StaffDirectory directory;
    private final Lexicon lexicon;

    TurnInternalPage(
            TicketAccess access,
            TurnInternal turning,
            LeadCommands commands,
            Conversation conversation,
            StaffDirectory directory,
            Lexicon lexicon) {
        this.access = access;
        this.turning = turning;
        this.commands = commands;
        this.conversation = conversation;
        this.directory = directory;
        this.lexicon = lexicon;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @PathVariable long message,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return draw(number, message, "", List.of(), model, locale, response);
    }

    @PostMapping
    String turn(
            @PathVariable String number,
            @PathVariable long message,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "_once", required = false) String mark,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var me = directory.current();
        turning.mustBeFor(number, message, me);
        var wrong = reason.isBlank()
                ? "ticket.reason.required"
                : reason.strip().length() > TurnInternal.REASON_LENGTH ? "ticket.reason.too-long" : null;
        if (wrong != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problem = new Problem("reason", lexicon.say(wrong, locale, TurnInternal.REASON_LENGTH));
            return draw(number, message, reason, List.of(problem), model, locale, response);
        }
        try {
            commands.turnInternal(number, message, reason.strip(), mark, me);
        } catch (Conflict noAnswer) {
            return draw(number, message, reason, List.of(), model, locale, response);
        }
        after.addFlashAttribute("toast", lexicon.say("turn.done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    private String draw(
            String number,
            long id,
            String reason,
            List<Problem> problems,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var me = directory.current();
        var ticket = access.worksOn(number, me);
        var message = conversation.of(number).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no message %d of %s.".formatted(id, number)));
        turning.mustBeFor(number, id, me);
        if (!TurnInternal.isAnswer(message)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("notNow", lexicon.say("turn.not-now", locale));
        }
        model.addAttribute("ticket", ticket);
        model.addAttribute("message", message);
        model.addAttribute("author", message.isFromCustomer() ? message.author() : lexicon.staff(message.author()));
        model.addAttribute("reason", reason);
        model.addAttribute("problems", problems);
        model.addAttribute("once", UUID.randomUUID().toString());
        return "desk/turn-internal";
    }
}
