package io.guichet.desk;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.email.EmailPreviews;
import io.guichet.email.EmailTemplate;
import io.guichet.email.EmailTemplateCheck;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.LabelFormatter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows each e-mail of a brand with a ticket's data or with examples, and sends one to the user. */
@Controller
class EmailTemplatesPage {

    /** A document of its own without scripts and without anything from elsewhere. */
    private static final String PREVIEW_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static final Set<EmailTemplate> WITH_REPLY = EnumSet.of(EmailTemplate.REPLY, EmailTemplate.SOLVED);

    private final AccessibleBrands brands;
    private final EmailPreviews previews;
    private final EmailPreviewValues values;
    private final EmailTemplateCheck check;
    private final Outbox outbox;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final TransactionTemplate transaction;

    EmailTemplatesPage(
            AccessibleBrands brands,
            EmailPreviews previews,
            EmailPreviewValues values,
            EmailTemplateCheck check,
            Outbox outbox,
            StaffDirectory directory,
            LabelFormatter labels,
            TransactionTemplate transaction) {
        this.brands = brands;
        this.previews = previews;
        this.values = values;
        this.check = check;
        this.outbox = outbox;
        this.directory = directory;
        this.labels = labels;
        this.transaction = transaction;
    }

    /** Which e-mail is shown; the number is empty for examples. */
    private record Selection(Brand brand, EmailTemplate template, String language, String number) {}

    @GetMapping("/desk/email-templates")
    String show(
            @RequestParam(required = false) String brand,
            @RequestParam(required = false) String template,
            @RequestParam(required = false) String language,
            @RequestParam(defaultValue = "") String number,
            Model model,
            Locale locale) {
        var served = brands.all();
        model.addAttribute("served", served);
        if (served.isEmpty()) {
            return "desk/email-templates";
        }
        var selection = selection(brand == null ? served.get(0).id() : brand, template, language, number, locale);
        model.addAttribute("brand", selection.brand());
        model.addAttribute("templates", names(locale));
        model.addAttribute("template", selection.template().id());
        model.addAttribute("languages", labels.languages(selection.brand().languages(), locale));
        model.addAttribute("language", selection.language());
        model.addAttribute("number", number.strip());
        model.addAttribute("address", directory.current().email());
        try {
            model.addAttribute(
                    "email",
                    previews.render(
                            selection.brand(), selection.template(), selection.language(), valuesOf(selection)));
        } catch (UnknownEntity unknown) {
            model.addAttribute(
                    "problems",
                    List.of(new BadInput.FieldError("number", labels.text("email-templates.number.unknown", locale))));
        }
        return "desk/email-templates";
    }

    @GetMapping("/desk/email-templates/html")
    ResponseEntity<byte[]> html(
            @RequestParam String brand,
            @RequestParam String template,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String number,
            Locale locale) {
        var selection = selection(brand, template, language, number, locale);
        var email = previews.render(selection.brand(), selection.template(), selection.language(), valuesOf(selection));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", PREVIEW_POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(email.html().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/desk/email-templates/test")
    String sendTest(
            @RequestParam String brand,
            @RequestParam String template,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String number,
            Locale locale,
            RedirectAttributes redirect) {
        var selection = selection(brand, template, language, number, locale);
        var address = directory.current().email();
        if (address == null || address.isBlank()) {
            redirect.addFlashAttribute("toast", labels.text("email-templates.no-address", locale));
        } else {
            transaction.executeWithoutResult(status -> outbox.enqueue(new TemplatedEmail(
                    selection.brand(), "", selection.template(), selection.language(), address, valuesOf(selection))));
            redirect.addFlashAttribute("toast", labels.text("email-templates.sent", locale, address));
        }
        redirect.addAttribute("brand", brand);
        redirect.addAttribute("template", template);
        redirect.addAttribute("language", language);
        redirect.addAttribute("number", number);
        return "redirect:/desk/email-templates";
    }

    private Selection selection(String brandId, String template, String language, String number, Locale locale) {
        var brand = brands.get(brandId);
        return new Selection(
                brand,
                template == null
                        ? EmailTemplate.REPLY
                        : EmailTemplate.find(template).orElseThrow(() -> UnknownEntity.of("template", template)),
                brand.languageFor(language == null ? locale.getLanguage() : language),
                number.strip());
    }

    private Map<String, Object> valuesOf(Selection selection) {
        var language = Locale.forLanguageTag(selection.language());
        var all = selection.number().isEmpty()
                ? values.examples(selection.brand(), language)
                : values.of(selection.brand(), selection.number(), language, directory.current());
        if (!WITH_REPLY.contains(selection.template())) {
            all.remove("agent");
            all.remove("greeted");
        }
        return all;
    }

    private Map<String, String> names(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        Arrays.stream(EmailTemplate.values())
                .map(EmailTemplate::id)
                .forEach(id ->
                        names.put(id, labels.textOr(LabelFormatter.humanise(id), "emails.template." + id, locale)));
        return names;
    }
}
