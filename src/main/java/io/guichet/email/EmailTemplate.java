package io.guichet.email;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The e-mails that the desk sends: the kind of each, and the variables that its template may use beside those of every
 * template and the texts of the brand.
 */
public enum EmailTemplate {
    ACKNOWLEDGEMENT(EmailKind.AUTOMATIC_REPLY, "promise", "hasSeveralQuestions", "confirmLink"),
    REPLY(EmailKind.REPLY, "message", "files"),
    REMINDER(EmailKind.NOTIFICATION, "message"),
    SOLVED(EmailKind.NOTIFICATION, "message", "surveyLink", "files"),
    REDIRECTED(EmailKind.AUTOMATIC_REPLY, "reason", "destination", "teams", "signInLink"),
    CLOSED_CHANNEL(EmailKind.AUTOMATIC_REPLY, "requestLink", "contactLink"),
    MESSAGE_TOO_LARGE(EmailKind.AUTOMATIC_REPLY, "size", "limit", "contactLink"),
    FORWARD(EmailKind.REPLY, "message", "note"),
    MERGED(EmailKind.NOTIFICATION, "into", "intoSubject"),
    PAYMENT_DUE(EmailKind.NOTIFICATION, "net", "gross", "until"),
    INVOICE(EmailKind.NOTIFICATION, "net", "gross", "invoice", "dueOn", "payee", "iban"),
    RECEIPT(EmailKind.NOTIFICATION, "net", "vat", "gross", "paidAt", "reference", "payee", "payeeVat"),
    REFUND(
            EmailKind.NOTIFICATION,
            "net",
            "gross",
            "amount",
            "reference",
            "withdrawn",
            "late",
            "duplicate",
            "mismatch",
            "staff"),
    SIGN_IN(EmailKind.SECRET, "minutes"),
    ADD_ADDRESS(EmailKind.SECRET, "account", "minutes"),
    CONFIRM_ADDRESS(EmailKind.SECRET, "minutes"),
    STAFF_INVITATION(EmailKind.SECRET, "user", "days"),
    STAFF_PASSWORD_RESET(EmailKind.SECRET, "user", "minutes"),
    ASSIGNEE_CHANGED(EmailKind.STAFF_NOTIFICATION, "mine", "by", "assignee", "reason"),
    DEADLINE_WARNING(EmailKind.STAFF_NOTIFICATION, "target", "level", "due", "reason"),
    MENTION(EmailKind.STAFF_NOTIFICATION, "note"),
    DIGEST(EmailKind.PERSONAL, "count", "notifications", "settingsLink"),
    OVERVIEW(
            EmailKind.PERSONAL,
            "scope",
            "period",
            "periodBefore",
            "figures",
            "value",
            "before",
            "missedLink",
            "rule",
            "stopLink"),
    OVERVIEW_STOPPED(EmailKind.PERSONAL, "rule");

    /** What an e-mail is to its reader. */
    enum EmailKind {
        /** An agent's words. */
        REPLY,
        /** An answer to what a person has just sent (RFC 3834). */
        AUTOMATIC_REPLY,
        NOTIFICATION,
        /** Its link signs in as its recipient or sets a password. */
        SECRET,
        /** Staff answer it nowhere. */
        STAFF_NOTIFICATION,
        /** It lists what a member of staff may see and others perhaps not. */
        PERSONAL
    }

    /** Variables of every template. */
    private static final Set<String> COMMON =
            Set.of("brand", "toBrand", "number", "subject", "name", "greeted", "link", "agent", "quote");

    /** Variables of the elements of a list. */
    private static final Set<String> ELEMENTS = Set.of("name", "link");

    private final EmailKind kind;
    private final Set<String> variables;

    EmailTemplate(EmailKind kind, String... variables) {
        this.kind = kind;
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

    /** The kind of an e-mail by its template's id; one of an earlier version may have a template that is gone. */
    static EmailKind kindOf(String id) {
        return find(id).map(template -> template.kind).orElse(EmailKind.NOTIFICATION);
    }

    /** Ids of the templates whose e-mails nobody but the recipient may read. */
    public static List<String> secretIds() {
        return Arrays.stream(values())
                .filter(template -> template.kind == EmailKind.SECRET || template.kind == EmailKind.PERSONAL)
                .map(EmailTemplate::id)
                .toList();
    }

    /** The variables without which an e-mail would lack what it is sent for. */
    Set<String> required() {
        return switch (kind) {
            case SECRET -> Set.of("link");
            case REPLY -> Set.of("message");
            default ->
                switch (this) {
                    case ACKNOWLEDGEMENT, PAYMENT_DUE -> Set.of("link");
                    case REMINDER -> Set.of("message");
                    case REDIRECTED -> Set.of("reason");
                    default -> Set.of();
                };
        };
    }

    /** The variables that its files may use, the brand's texts excluded. */
    Set<String> variables() {
        var all = new TreeSet<>(variables);
        all.addAll(COMMON);
        all.addAll(ELEMENTS);
        return all;
    }
}
