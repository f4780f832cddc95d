package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Downloads;
import io.guichet.attachment.FileWords;
import io.guichet.attachment.RefusedFile;
import io.guichet.attachment.Sent;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.http.Conflict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
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

/** One ticket: where it stands, what was said and promised, what happened, and what can be done. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketPage {

    private static final int LONGEST = 100_000;

    private final TicketSheets sheets;
    private final TicketPageCommands commands;
    private final PaymentSlips slips;
    private final LetterRows letters;
    private final Lexicon lexicon;
    private final StaffDirectory directory;
    private final FileWords files;
    private final Attachments attachments;
    private final Downloads downloads;
    private final Brands brands;

    TicketPage(
            TicketSheets sheets,
            TicketPageCommands commands,
            PaymentSlips slips,
            LetterRows letters,
            Lexicon lexicon,
            StaffDirectory directory,
            FileWords files,
            Attachments attachments,
            Downloads downloads,
            Brands brands) {
        this.sheets = sheets;
        this.commands = commands;
        this.slips = slips;
        this.letters = letters;
        this.lexicon = lexicon;
        this.directory = directory;
        this.files = files;
        this.attachments = attachments;
        this.downloads = downloads;
        this.brands = brands;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        return draw(number, model, locale);
    }

    /** A file that came with the ticket or one of its messages. */
    @GetMapping("/attachments/{id}")
    ResponseEntity<StreamingResponseBody> file(@PathVariable String number, @PathVariable long id) {
        sheets.mustSee(number, directory.current());
        return downloads.of(attachments.get(number, id));
    }

    /** @param what {@code reply} to the customer, or {@code note} for colleagues */
    @PostMapping("/{what:reply|note}")
    String write(
            @PathVariable String number,
            @PathVariable String what,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes after,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var text = sent.getOrDefault(what, "");
        var problem = text.isBlank()
                ? lexicon.say("ticket.body.required", locale)
                : text.length() > LONGEST ? lexicon.say("ticket.body.too-long", locale, LONGEST) : null;
        model.addAttribute("typed", Map.of(what, text));
        if (problem != null) {
            return refused(number, what, List.of(new BadInput.Problem(what, problem)), model, locale, response);
        }
        try {
            commands.write(number, what, text, Sent.files(request, "files-" + what), directory.current());
        } catch (RefusedFile refused) {
            return refused(number, what, List.of(files.problem(refused, locale)), model, locale, response);
        } catch (Conflict notNow) {
            return notNow(number, notNow, model, locale, response);
        }
        after.addFlashAttribute("sent", what);
        after.addFlashAttribute("toast", lexicon.say("ticket." + what + ".done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    @PostMapping("/{what:reopen|close|withdraw|demote|lift}")
    String change(
            @PathVariable String number,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes after,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        if (what.equals("close") && reason.isBlank()) {
            var problem = new BadInput.Problem(what, lexicon.say("ticket.reason.required", locale));
            return refused(number, what, List.of(problem), model, locale, response);
        }
        try {
            commands.change(number, what, reason.strip(), directory.current());
        } catch (Conflict notNow) {
            return notNow(number, notNow, model, locale, response);
        }
        after.addFlashAttribute("toast", lexicon.say("ticket." + what + ".done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    /** @param what {@code pay} when the fee was received, or {@code settle} when the invoice's money was */
    @PostMapping("/{what:pay|settle}")
    String receive(
            @PathVariable String number,
            @PathVariable String what,
            @RequestParam Map<String, String> sent,
            RedirectAttributes after,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("typed", sent);
        try {
            if (what.equals("pay")) {
                commands.pay(number, slips.payment(sent, locale), directory.current());
            } else {
                commands.settle(number, slips.settlement(sent, locale), directory.current());
            }
        } catch (BadInput refused) {
            return refused(number, what, refused.problems(), model, locale, response);
        } catch (Conflict notNow) {
            return notNow(number, notNow, model, locale, response);
        }
        after.addFlashAttribute("toast", lexicon.say("ticket." + what + ".done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    private String refused(
            String number,
            String what,
            List<BadInput.Problem> problems,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("problems", problems);
        model.addAttribute("refused", what);
        return draw(number, model, locale);
    }

    private String notNow(String number, Conflict conflict, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        if (conflict.currentStatus() != null) {
            var status = lexicon.status(conflict.currentStatus(), locale);
            model.addAttribute("notNow", lexicon.say("ticket.not-now", locale, status));
        }
        return draw(number, model, locale);
    }

    private String draw(String number, Model model, Locale locale) {
        var me = directory.current();
        var sheet = sheets.of(number, me, locale);
        model.addAttribute("sheet", sheet);
        var rules = brands.get(sheet.ticket().brand()).files();
        model.addAttribute("fileTypes", String.join(",", rules.sortedTypes()));
        model.addAttribute("fileRules", files.rules(rules, locale));
        model.addAttribute("promises", sheets.promises(sheet, locale));
        model.addAttribute("letters", letters.of(number, locale));
        model.addAttribute("mayWork", me.works());
        model.addAttribute("mayLead", me.has(Roles.LEAD));
        model.addAttribute("now", slips.now());
        model.addAttribute("commands", sheet.commands());
        return "desk/ticket";
    }
}
