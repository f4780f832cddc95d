package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.Question;
import io.guichet.policy.Policies;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.ResponseTimeFormatter.ResponseTimeStart;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnfulfillableRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Renders the contact form and the proposal to split it. */
@Component
class ContactFormRenderer {

    /** The attribute that makes a request a paid one. */
    private static final String PREMIUM = "premium";

    private final ContactFormReader contactFormReader;
    private final CustomerFiles customerFiles;
    private final CustomerAuthentication customerAuthentication;
    private final Policies policies;
    private final PromiseViewAssembler promises;
    private final VisitorAttributes visitorAttributes;
    private final Clock clock;

    ContactFormRenderer(
            ContactFormReader contactFormReader,
            CustomerFiles customerFiles,
            CustomerAuthentication customerAuthentication,
            Policies policies,
            PromiseViewAssembler promises,
            VisitorAttributes visitorAttributes,
            Clock clock) {
        this.contactFormReader = contactFormReader;
        this.customerFiles = customerFiles;
        this.customerAuthentication = customerAuthentication;
        this.policies = policies;
        this.promises = promises;
        this.visitorAttributes = visitorAttributes;
        this.clock = clock;
    }

    /** Whether no captcha is needed: the customer is signed in, or solved one for the same draft. */
    boolean skipsCaptcha(Brand brand, ContactFormDraft draft, HttpSession session) {
        return draft.captchaPassed()
                || customerAuthentication.find(brand, session).isPresent();
    }

    String renderForm(
            Brand brand,
            Question question,
            ContactFormDraft draft,
            List<FieldError> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        var form = contactFormReader.formFor(brand, skipsCaptcha(brand, draft, session));
        customerFiles.addUploadRules(brand, session, model, locale);
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("fields", form.fields(draft.fields(), problems, locale));
        model.addAttribute("keptFiles", customerFiles.views(draft, locale));
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        model.addAttribute("hasCaptcha", form.hasCaptcha());
        model.addAttribute("signInUrl", CustomerSignInPage.signInAndReturnTo(brand, question.number()));
        addPromise(question, draft, model);
        return "portal/contact";
    }

    /** What the visitor may expect, by what is filled in so far, and the price of a paid request. */
    private void addPromise(Question question, ContactFormDraft draft, Model model) {
        var visit = (Visit) model.getAttribute("visit");
        var attributes = visitorAttributes.of(visit, question.attributes(), draft.fields());
        var start = policies.fee(visit.brand(), attributes).isPresent()
                ? ResponseTimeStart.PAID_NOW
                : ResponseTimeStart.SENT_NOW;
        try {
            model.addAttribute("promise", promises.of(visit, attributes, clock.instant(), start));
            model.addAttribute("premiumPrice", price(visit, attributes.with(PREMIUM, true)));
        } catch (UnfulfillableRequest unmatched) {
            return;
        }
    }

    /** Price of such a request, VAT included; null if it costs nothing. */
    private String price(Visit visit, TicketAttributes attributes) {
        return policies.fee(visit.brand(), attributes)
                .map(fee -> fee.value().gross().format(visit.locale()))
                .orElse(null);
    }

    /** The parts as last edited; detected again if none is left. */
    String renderSplitProposal(
            Brand brand,
            Question question,
            ContactFormDraft draft,
            SplitProposal proposal,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        var shown = proposal.partsToSend().isEmpty() ? SplitProposal.detect(draft.text("body")) : proposal;
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("parts", shown.parts());
        model.addAttribute("count", shown.partsToSend().size());
        model.addAttribute("fee", fee(brand, question, draft, locale).orElse(null));
        model.addAttribute("hiddenFields", hiddenFields(draft.fields()));
        model.addAttribute("draftFiles", customerFiles.fileNames(draft));
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        return "portal/split";
    }

    /** Price per request, VAT included. */
    private Optional<String> fee(Brand brand, Question question, ContactFormDraft draft, Locale locale) {
        try {
            var stated = contactFormReader
                    .read(contactFormReader.formFor(brand), brand, draft.fields(), question.text(), locale)
                    .attributes();
            return policies.fee(brand, question.attributes().with(stated))
                    .map(fee -> fee.value().gross().format(locale));
        } catch (BadInput unreadable) {
            return Optional.empty();
        }
    }

    private static List<Map.Entry<String, Object>> hiddenFields(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> values(field.getValue())
                        .<Map.Entry<String, Object>>map(value -> new SimpleEntry<>(field.getKey(), value)))
                .toList();
    }

    private static Stream<?> values(Object value) {
        return value instanceof Collection<?> values ? values.stream() : Stream.of(value);
    }
}
