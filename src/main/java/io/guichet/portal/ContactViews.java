package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.intake.Question;
import io.guichet.policy.Policies;
import jakarta.servlet.http.HttpSession;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Draws the pages of a contact form: the form itself, and the questions that were found in it. */
@Component
class ContactViews {

    private final ContactForms contactForms;
    private final Files files;
    private final SignedIn signedIn;
    private final Policies policies;

    ContactViews(ContactForms contactForms, Files files, SignedIn signedIn, Policies policies) {
        this.contactForms = contactForms;
        this.files = files;
        this.signedIn = signedIn;
        this.policies = policies;
    }

    /** Whether somebody is known to be no robot: signed in, or let through before with the same form. */
    boolean isKnown(Brand brand, Draft draft, HttpSession session) {
        return draft.passed() || signedIn.at(brand, session).isPresent();
    }

    String form(
            Brand brand,
            Question question,
            Draft draft,
            List<Problem> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        var form = contactForms.of(brand, isKnown(brand, draft, session));
        files.offer(brand, session, model, locale);
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("fields", form.fields(draft.fields(), problems, locale));
        model.addAttribute("held", files.names(draft));
        model.addAttribute("once", Typed.newMark());
        if (form.hasCaptcha()) {
            model.addAttribute("signInInstead", SignInPages.andBackTo(brand, question.number()));
        }
        return "portal/contact";
    }

    /** The questions that were found, as they were left; found again where none of them was left. */
    String division(
            Brand brand,
            Question question,
            Draft draft,
            Division division,
            List<Problem> problems,
            Model model,
            Locale locale) {
        var shown = division.wanted().isEmpty() ? Division.found(draft.text("body")) : division;
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("parts", shown.parts());
        model.addAttribute("count", shown.wanted().size());
        model.addAttribute("fee", fee(brand, question, draft, locale).orElse(null));
        model.addAttribute("carried", carried(draft.fields()));
        model.addAttribute("held", files.names(draft));
        model.addAttribute("once", Typed.newMark());
        return "portal/several";
    }

    /** What each request will cost, with VAT. */
    private Optional<String> fee(Brand brand, Question question, Draft draft, Locale locale) {
        try {
            var stated = contactForms
                    .read(contactForms.of(brand), brand, draft.fields(), question.text(), locale)
                    .facts();
            return policies.fee(brand, question.facts().with(stated))
                    .map(fee -> fee.value().gross().in(locale));
        } catch (BadInput notReadable) {
            return Optional.empty();
        }
    }

    private static List<Map.Entry<String, Object>> carried(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> values(field.getValue())
                        .<Map.Entry<String, Object>>map(value -> new SimpleEntry<>(field.getKey(), value)))
                .toList();
    }

    private static Stream<?> values(Object value) {
        return value instanceof Collection<?> several ? several.stream() : Stream.of(value);
    }
}
