package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** Where a lead decides over the tables' heads, and leaves to them again what was decided. */
@Controller
@RequestMapping("/desk/tickets/{number}/override")
class OverridePage {

    private final TicketAccess access;
    private final LeadCommands commands;
    private final OverrideSheets sheets;
    private final OverrideSlips slips;
    private final StaffDirectory directory;
    private final Lexicon lexicon;

    OverridePage(
            TicketAccess access,
            LeadCommands commands,
            OverrideSheets sheets,
            OverrideSlips slips,
            StaffDirectory directory,
            Lexicon lexicon) {
        this.access = access;
        this.commands = commands;
        this.sheets = sheets;
        this.slips = slips;
        this.directory = directory;
        this.lexicon = lexicon;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        return draw(number, Map.of(), List.of(), model, locale);
    }

    @PostMapping
    String decide(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var me = directory.current();
        var sheet = sheets.of(access.leads(number, me), locale);
        return answer(number, sent, "override.done", model, locale, response, after, () -> {
            if (sheet.ticket().isClosed()) {
                throw new Conflict(
                        "Nothing is decided about %s any more.".formatted(number),
                        sheet.ticket().status());
            }
            commands.decide(number, slips.order(sent, sheet, locale), sent.get("_once"), me);
        });
    }

    /** Each decision has a form of its own; {@code what} says which, and its reason stands in the field {@code why-…}. */
    @PostMapping("/lift")
    String lift(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String what,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var me = directory.current();
        access.leads(number, me);
        return answer(
                number,
                sent,
                "override.lift.done",
                model,
                locale,
                response,
                after,
                () -> commands.lift(number, what, slips.reason("why-" + what, sent, locale), sent.get("_once"), me));
    }

    private String answer(
            String number,
            Map<String, String> sent,
            String done,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after,
            Runnable work) {
        try {
            work.run();
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return draw(number, sent, refused.problems(), model, locale);
        } catch (Conflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("notNow", notNow(conflict, locale));
            return draw(number, sent, List.of(), model, locale);
        }
        after.addFlashAttribute("toast", lexicon.say(done, locale));
        return next(number, directory.current());
    }

    private String notNow(Conflict conflict, Locale locale) {
        return conflict.currentStatus() == null
                ? lexicon.say("override.lift.gone", locale)
                : lexicon.say("ticket.not-now", locale, lexicon.status(conflict.currentStatus(), locale));
    }

    /** Who gave a ticket to a team that keeps its tickets to itself does not see it any more. */
    private String next(String number, Staff me) {
        return access.maySee(number, me) ? "redirect:/desk/tickets/{number}" : "redirect:/desk/tickets";
    }

    private String draw(String number, Map<String, String> typed, List<Problem> problems, Model model, Locale locale) {
        model.addAttribute("sheet", sheets.of(access.leads(number, directory.current()), locale));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("once", UUID.randomUUID().toString());
        return "desk/override";
    }
}
