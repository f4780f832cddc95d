package io.guichet.portal;

import io.guichet.billing.Buyer;
import io.guichet.form.Answers;
import io.guichet.form.Field;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.portal.OwnRequests.Own;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a paid request is ordered on invoice, and where its invoice is read and printed afterwards. */
@Controller
@RequestMapping(BrandModel.HOME + "/requests/{number}/invoice")
class InvoicePages {

    private final InvoiceViews views;
    private final OwnRequests requests;
    private final Forms forms;
    private final Errands errands;
    private final MessageSource messages;

    InvoicePages(InvoiceViews views, OwnRequests requests, Forms forms, Errands errands, MessageSource messages) {
        this.views = views;
        this.requests = requests;
        this.forms = forms;
        this.errands = errands;
        this.messages = messages;
    }

    @GetMapping
    String show(@ModelAttribute(name = "own", binding = false) Own own, Model model, Locale locale) {
        var known = own.customer().name() == null
                ? Map.<String, Object>of()
                : Map.<String, Object>of("name", own.customer().name());
        return show(own, known, List.of(), model, locale);
    }

    @PostMapping
    String order(
            @ModelAttribute(name = "own", binding = false) Own own,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed = Typed.of(sent, "key");
        if (!views.of(own.ticket()).isOrderable()) {
            return notNow(own, typed, model, locale, response);
        }
        try {
            errands.order(own.number(), buyer(forms.get("invoice").check(typed.fields(), locale)), own.actor());
            next.addFlashAttribute("toast", messages.getMessage("portal.invoice.done", null, locale));
            return "redirect:" + own.link("/invoice");
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(own, typed.fields(), refused.problems(), model, locale);
        } catch (Conflict endedMeanwhile) {
            return notNow(own, typed, model, locale, response);
        }
    }

    private String notNow(Own own, Typed typed, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var unsent = forms.get("invoice").fields(typed.fields(), locale).stream()
                .filter(field ->
                        !field.kind().equals("checkbox") && !field.value().isBlank())
                .toList();
        model.addAttribute("unsent", unsent);
        return show(requests.again(own), typed.fields(), List.of(), model, locale);
    }

    private String show(Own own, Map<String, Object> typed, List<Problem> problems, Model model, Locale locale) {
        List<Field> fields = forms.get("invoice").fields(typed, problems, locale);
        model.addAttribute("own", own);
        model.addAttribute("view", views.of(own.ticket()));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", fields);
        return "portal/invoice";
    }

    private static Buyer buyer(Answers answers) {
        return new Buyer(
                answers.text("name").orElseThrow(),
                answers.text("street").orElseThrow(),
                answers.text("postcode").orElseThrow(),
                answers.text("city").orElseThrow(),
                answers.text("country").orElseThrow(),
                answers.text("vatNumber").orElse(null));
    }
}
