package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.form.FormData;
import io.guichet.form.FormFieldView;
import io.guichet.form.Forms;
import io.guichet.intake.ContactForms;
import io.guichet.intake.DefaultSubject;
import io.guichet.intake.Requester;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.ContactFormService.ContactFormSubmission;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Reads the contact forms.
 * Requester, subject and text are fields with fixed names; answers that the brand's tables know become attributes; all
 * others are appended to the text with their labels.
 */
@Component
class ContactFormReader {

    private static final String REQUESTER_PREFIX = "requester.";
    private static final Set<String> STANDARD_FIELDS = Set.of("email", "name", "language", "subject", "body");

    private final ContactForms contactForms;
    private final Forms forms;
    private final MessageSource messages;

    ContactFormReader(ContactForms contactForms, Forms forms, MessageSource messages) {
        this.contactForms = contactForms;
        this.forms = forms;
        this.messages = messages;
    }

    Form formFor(Brand brand) {
        return contactForms.of(brand);
    }

    /** The form for this visitor; signed-in customers get no captcha. */
    Form formFor(Brand brand, boolean signedIn) {
        return signedIn ? formFor(brand).withoutCaptcha() : formFor(brand);
    }

    /** The brand's form for customers who cannot sign in; throws {@link io.guichet.problem.UnknownEntity} if it has none. */
    Form cannotSignInForm(Brand brand) {
        return forms.get("cannot-sign-in-" + brand.id());
    }

    /** Values that are known before the customer fills in the form. */
    Map<String, Object> initialValues(String question) {
        return Map.of("subject", DefaultSubject.of(question), "body", question);
    }

    ContactFormSubmission read(Form form, Brand brand, Map<String, Object> values, String question, Locale locale) {
        var answers = form.validate(values, locale);
        var attributes = new HashMap<String, Object>();
        var otherAnswers = new ArrayList<String>();
        leafFields(form.fields(answers.asMap(), locale))
                .filter(field -> answers.has(field.key()) && !STANDARD_FIELDS.contains(field.key()))
                .forEach(field -> attribute(brand, field, answers)
                        .ifPresentOrElse(
                                attribute -> attributes.put(field.key(), attribute),
                                () -> asText(field, locale).ifPresent(otherAnswers::add)));
        var body = answers.text("body").orElse(question);
        return new ContactFormSubmission(
                new Requester(
                        answers.text("email").orElse(null),
                        answers.text("name").orElse(null),
                        answers.text("language").orElse(brand.languageFor(locale.getLanguage()))),
                answers.text("subject").orElseGet(() -> DefaultSubject.of(body)),
                body,
                String.join("\n", otherAnswers),
                new TicketAttributes(attributes));
    }

    /**
     * Reads one submission per wanted part, with the common values in each.
     *
     * @throws SplitProposal.InvalidParts for invalid parts, with errors on the fields of each part
     */
    List<ContactFormSubmission> readParts(
            Form form, Brand brand, Map<String, Object> values, SplitProposal proposal, Locale locale) {
        var submissions = new ArrayList<ContactFormSubmission>();
        var problems = new ArrayList<FieldError>();
        for (int at = 0; at < proposal.parts().size(); at++) {
            var part = proposal.parts().get(at);
            if (!part.body().isBlank()) {
                var fields = new HashMap<>(values);
                fields.put("subject", part.subject());
                fields.put("body", part.body());
                fields.keySet().retainAll(form.keys());
                try {
                    submissions.add(read(form, brand, fields, part.body(), locale));
                } catch (BadInput refused) {
                    problems.addAll(errorsOfPart(at, refused, locale));
                }
            }
        }
        if (submissions.isEmpty() && problems.isEmpty()) {
            problems.add(new FieldError(
                    SplitProposal.BODY_PREFIX + 0, messages.getMessage("portal.split.empty", null, locale)));
        }
        if (!problems.isEmpty()) {
            throw new SplitProposal.InvalidParts(problems);
        }
        return submissions;
    }

    private List<FieldError> errorsOfPart(int at, BadInput refused, Locale locale) {
        var part = messages.getMessage("portal.split.part", new Object[] {at + 1}, locale);
        return refused.errors().stream()
                .map(problem -> {
                    var message =
                            messages.getMessage("portal.contact.line", new Object[] {part, problem.message()}, locale);
                    return switch (problem.field()) {
                        case "subject" -> new FieldError(SplitProposal.SUBJECT_PREFIX + at, message);
                        case "body" -> new FieldError(SplitProposal.BODY_PREFIX + at, message);
                        default -> throw refused;
                    };
                })
                .toList();
    }

    /** Maps errors of the domain, which knows no forms, to the fields. */
    List<FieldError> toFieldErrors(BadInput refused, Locale locale) {
        return refused.errors().stream()
                .map(problem -> toFieldErrors(problem, locale))
                .toList();
    }

    private FieldError toFieldErrors(FieldError problem, Locale locale) {
        if (problem.field().equals(Form.CAPTCHA)) {
            return new FieldError(Form.CAPTCHA, messages.getMessage("form.captcha.unsolved", null, locale));
        }
        return problem.field().startsWith(REQUESTER_PREFIX)
                ? new FieldError(
                        problem.field().substring(REQUESTER_PREFIX.length()),
                        messages.getMessage("portal.contact.invalid", null, locale))
                : problem;
    }

    private static Optional<Object> attribute(Brand brand, FormFieldView field, FormData answers) {
        if (!TicketAttributes.names().contains(field.key())) {
            return Optional.empty();
        }
        var value = answers.asMap().get(field.key());
        try {
            TicketAttributes.validated(brand, Map.of(field.key(), value));
            return Optional.of(value);
        } catch (BadInput notAnAttribute) {
            return Optional.empty();
        }
    }

    private Optional<String> asText(FormFieldView field, Locale locale) {
        var text =
                switch (field.type()) {
                    case "checkbox" -> field.checked() ? messages.getMessage("portal.yes", null, locale) : "";
                    case "radio", "select", "checklist", "taglist" ->
                        field.options().stream()
                                .filter(FormFieldView.FormOptionView::selected)
                                .map(FormFieldView.FormOptionView::label)
                                .collect(Collectors.joining(", "));
                    default -> field.value();
                };
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.getMessage("portal.contact.line", new Object[] {field.label(), text}, locale));
    }

    private static Stream<FormFieldView> leafFields(List<FormFieldView> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), leafFields(field.fields())));
    }
}
