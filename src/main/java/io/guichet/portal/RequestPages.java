package io.guichet.portal;

import io.guichet.attachment.Downloads;
import io.guichet.attachment.RefusedFile;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brand;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.intake.SeveralQuestions;
import io.guichet.policy.Facts;
import io.guichet.portal.OwnRequests.Own;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A request, followed by the customer's own link: where it stands, what was said, what one may add. */
@Controller
@RequestMapping(BrandModel.HOME + "/requests/{number}")
class RequestPages {

    private final OwnRequests requests;
    private final OwnQuestions ownQuestions;
    private final RequestViews views;
    private final Invoices invoices;
    private final Forms forms;
    private final Errands errands;
    private final MessageSource messages;
    private final Files files;
    private final Downloads downloads;

    RequestPages(
            OwnRequests requests,
            OwnQuestions ownQuestions,
            RequestViews views,
            Invoices invoices,
            Forms forms,
            Errands errands,
            MessageSource messages,
            Files files,
            Downloads downloads) {
        this.requests = requests;
        this.ownQuestions = ownQuestions;
        this.views = views;
        this.invoices = invoices;
        this.forms = forms;
        this.errands = errands;
        this.messages = messages;
        this.files = files;
        this.downloads = downloads;
    }

    @GetMapping
    String follow(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "own", binding = false) Own own,
            HttpSession session,
            Model model,
            Locale locale) {
        return show(brand, own, Map.of(), List.of(), session, model, locale);
    }

    /** What somebody reads who has just sent a request. */
    @GetMapping("/sent")
    String sent(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "own", binding = false) Own own,
            HttpSession session,
            Model model,
            Locale locale) {
        model.addAttribute("together", ownQuestions.sentWith(own.number(), session));
        model.addAttribute("view", views.of(brand, own.ticket(), locale));
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + own.link(""));
        return "portal/sent";
    }

    @PostMapping("/replies")
    String reply(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "own", binding = false) Own own,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = Files.FIELD, required = false) List<MultipartFile> chosen,
            HttpSession session,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed = Typed.of(sent, "key");
        try {
            var body = forms.get("reply")
                    .check(typed.fields(), locale)
                    .text("body")
                    .orElseThrow();
            errands.reply(brand, own.number(), own.actor(), body, files.chosen(brand, chosen, session), typed.once());
            next.addFlashAttribute("toast", say("portal.reply.sent", locale));
            next.addFlashAttribute("replied", true);
            return "redirect:" + own.link("");
        } catch (RefusedFile refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(brand, own, typed.fields(), List.of(files.problem(refused, locale)), session, model, locale);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(brand, own, typed.fields(), refused.problems(), session, model, locale);
        } catch (Conflict endedMeanwhile) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(brand, requests.again(own), typed.fields(), List.of(), session, model, locale);
        }
    }

    /** A file that came with the request or with what was written about it since. */
    @GetMapping("/attachments/{id}")
    ResponseEntity<StreamingResponseBody> file(
            @ModelAttribute(name = "own", binding = false) Own own, @PathVariable long id) {
        return downloads.of(files.get(own.number(), id));
    }

    /** Whoever changes the language of a refused page comes back here. */
    @GetMapping({"/replies", "/withdrawal", "/reopening"})
    String back(@ModelAttribute(name = "own", binding = false) Own own) {
        return "redirect:" + own.link("");
    }

    @PostMapping("/withdrawal")
    String withdraw(@ModelAttribute(name = "own", binding = false) Own own, Locale locale, RedirectAttributes next) {
        return done(own, "portal.withdraw.done", () -> errands.withdraw(own.number(), own.actor()), locale, next);
    }

    @PostMapping("/reopening")
    String reopen(@ModelAttribute(name = "own", binding = false) Own own, Locale locale, RedirectAttributes next) {
        return done(own, "portal.reopen.done", () -> errands.reopen(own.number(), own.actor()), locale, next);
    }

    private String done(Own own, String said, Runnable work, Locale locale, RedirectAttributes next) {
        try {
            work.run();
            next.addFlashAttribute("toast", say(said, locale));
        } catch (Conflict otherwiseMeanwhile) {
            next.addFlashAttribute("toast", say("portal.request.moved-on", locale));
        }
        return "redirect:" + own.link("");
    }

    private String show(
            Brand brand,
            Own own,
            Map<String, Object> typed,
            List<Problem> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        files.offer(brand, session, model, locale);
        model.addAttribute("own", own);
        model.addAttribute("view", views.of(brand, own.ticket(), locale));
        model.addAttribute("invoice", invoices.of(own.number()).orElse(null));
        if (own.ticket().facts().isTrue(Facts.SEVERAL_QUESTIONS)
                && !own.ticket().isSolved()
                && !own.ticket().isClosed()) {
            brand.text(SeveralQuestions.TEXT, locale.getLanguage())
                    .ifPresent(said -> model.addAttribute("several", said));
        }
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("reply").fields(typed, problems, locale));
        model.addAttribute("unsent", own.ticket().isClosed() ? typed.get("body") : null);
        model.addAttribute("once", Typed.newMark());
        return "portal/request";
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
