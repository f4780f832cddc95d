package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.form.Answers;
import io.guichet.form.Field;
import io.guichet.form.Form;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.intake.FirstWords;
import io.guichet.intake.Requester;
import io.guichet.policy.Facts;
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
 * The forms by which customers write: {@code contact-<brand>.form}, or {@code contact.form} where a brand has none of its
 * own. Who asks, subject and text are known by their names; an answer that the brand's tables know becomes a fact; every
 * other one is added to the text, with its label.
 */
@Component
class ContactForms {

    private static final String REQUESTER = "requester.";
    private static final Set<String> OF_THE_REQUEST = Set.of("email", "name", "language", "subject", "body");

    private final Forms forms;
    private final MessageSource messages;

    ContactForms(Forms forms, MessageSource messages) {
        this.forms = forms;
        this.messages = messages;
    }

    Form of(Brand brand) {
        var own = "contact-" + brand.id();
        return forms.get(forms.ids().contains(own) ? own : "contact");
    }

    /** The form as it is put before somebody: whoever is signed in is no robot. */
    Form of(Brand brand, boolean signedIn) {
        return signedIn ? of(brand).withoutCaptcha() : of(brand);
    }

    /** The brand's form for those who cannot sign in, or {@link io.guichet.http.NotFound} where it has none. */
    Form withoutSignIn(Brand brand) {
        return forms.get("cannot-sign-in-" + brand.id());
    }

    /** What can be filled in of the form before the person has seen it. */
    Map<String, Object> begunWith(String question) {
        return Map.of("subject", FirstWords.of(question), "body", question);
    }

    Contact read(Form form, Brand brand, Map<String, Object> sent, String question, Locale locale) {
        var answers = form.check(sent, locale);
        var facts = new HashMap<String, Object>();
        var rest = new ArrayList<String>();
        leaves(form.fields(answers.asMap(), locale))
                .filter(field -> answers.has(field.key()) && !OF_THE_REQUEST.contains(field.key()))
                .forEach(field -> fact(brand, field, answers)
                        .ifPresentOrElse(fact -> facts.put(field.key(), fact), () -> inWords(field, locale)
                                .ifPresent(rest::add)));
        var body = answers.text("body").orElse(question);
        return new Contact(
                new Requester(
                        answers.text("email").orElse(null),
                        answers.text("name").orElse(null),
                        answers.text("language").orElse(brand.languageFor(locale.getLanguage()))),
                answers.text("subject").orElseGet(() -> FirstWords.of(body)),
                body,
                String.join("\n", rest),
                new Facts(facts));
    }

    /**
     * Each part that is wanted as a form of its own, filled in with what was filled in for all of them.
     *
     * @throws Division.Refused when something is wrong with a part, each problem beside the part's own field
     */
    List<Contact> parts(Form form, Brand brand, Map<String, Object> sent, Division division, Locale locale) {
        var contacts = new ArrayList<Contact>();
        var problems = new ArrayList<Problem>();
        for (int at = 0; at < division.parts().size(); at++) {
            var part = division.parts().get(at);
            if (!part.body().isBlank()) {
                var fields = new HashMap<>(sent);
                fields.put("subject", part.subject());
                fields.put("body", part.body());
                fields.keySet().retainAll(form.keys());
                try {
                    contacts.add(read(form, brand, fields, part.body(), locale));
                } catch (BadInput refused) {
                    problems.addAll(ofPart(at, refused, locale));
                }
            }
        }
        if (contacts.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(Division.BODY + 0, messages.getMessage("portal.several.nothing", null, locale)));
        }
        if (!problems.isEmpty()) {
            throw new Division.Refused(problems);
        }
        return contacts;
    }

    private List<Problem> ofPart(int at, BadInput refused, Locale locale) {
        var part = messages.getMessage("portal.several.part", new Object[] {at + 1}, locale);
        return refused.problems().stream()
                .map(problem -> {
                    var said =
                            messages.getMessage("portal.contact.line", new Object[] {part, problem.message()}, locale);
                    return switch (problem.field()) {
                        case "subject" -> new Problem(Division.SUBJECT + at, said);
                        case "body" -> new Problem(Division.BODY + at, said);
                        default -> throw refused;
                    };
                })
                .toList();
    }

    /** The problems beside the fields: what the form lets pass may be refused later, by those who know no forms. */
    List<Problem> beside(BadInput refused, Locale locale) {
        return refused.problems().stream()
                .map(problem -> beside(problem, locale))
                .toList();
    }

    private Problem beside(Problem problem, Locale locale) {
        if (problem.field().equals(Form.CAPTCHA)) {
            return new Problem(Form.CAPTCHA, messages.getMessage("form.captcha.unsolved", null, locale));
        }
        return problem.field().startsWith(REQUESTER)
                ? new Problem(
                        problem.field().substring(REQUESTER.length()),
                        messages.getMessage("portal.contact.refused", null, locale))
                : problem;
    }

    private static Optional<Object> fact(Brand brand, Field field, Answers answers) {
        if (!Facts.names().contains(field.key())) {
            return Optional.empty();
        }
        var value = answers.asMap().get(field.key());
        try {
            Facts.read(brand, Map.of(field.key(), value));
            return Optional.of(value);
        } catch (BadInput notInThisBrandsWords) {
            return Optional.empty();
        }
    }

    private Optional<String> inWords(Field field, Locale locale) {
        var words =
                switch (field.kind()) {
                    case "checkbox" -> field.ticked() ? messages.getMessage("portal.yes", null, locale) : "";
                    case "radio", "select", "checklist", "taglist" ->
                        field.choices().stream()
                                .filter(Field.Choice::chosen)
                                .map(Field.Choice::label)
                                .collect(Collectors.joining(", "));
                    default -> field.value();
                };
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.getMessage("portal.contact.line", new Object[] {field.label(), words}, locale));
    }

    private static Stream<Field> leaves(List<Field> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), leaves(field.fields())));
    }
}
