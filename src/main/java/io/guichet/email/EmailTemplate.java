package io.guichet.email;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The e-mails that the desk sends, and the variables that each template may use beside those of every template and the
 * texts of the brand.
 */
public enum EmailTemplate {
    ACKNOWLEDGEMENT("promise", "hasSeveralQuestions"),
    REPLY("message", "files", "hasFiles"),
    REMINDER("message"),
    SOLVED("message", "surveyLink"),
    REDIRECTED("reason", "destination", "hasTeams", "teams"),
    MERGED("into", "intoSubject"),
    PAYMENT_DUE("net", "gross", "until"),
    INVOICE("net", "gross", "invoice", "dueOn", "payee", "iban"),
    SIGN_IN("minutes"),
    CONFIRM_ADDRESS("minutes"),
    STAFF_INVITATION("user", "days"),
    STAFF_PASSWORD_RESET("user", "minutes"),
    DEADLINE_WARNING("target", "level", "due", "reason");

    /** Variables of every template. */
    private static final Set<String> COMMON =
            Set.of("brand", "number", "subject", "name", "greeted", "link", "agent", "quote");

    /** Variables of the elements of a list. */
    private static final Set<String> ELEMENTS = Set.of("name", "link");

    private final Set<String> variables;

    EmailTemplate(String... variables) {
        this.variables = Set.of(variables);
    }

    /** The name of its files: {@code payment-due} of {@code payment-due.fr.txt}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EmailTemplate> find(String id) {
        return Arrays.stream(values())
                .filter(template -> template.id().equals(id))
                .findFirst();
    }

    /** The variables that its files may use, the brand's texts excluded. */
    Set<String> variables() {
        var all = new TreeSet<>(variables);
        all.addAll(COMMON);
        all.addAll(ELEMENTS);
        return all;
    }
}
