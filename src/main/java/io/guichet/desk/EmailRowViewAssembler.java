package io.guichet.desk;

import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Emails as rows of a list, in the reader's language. */
@Component
class EmailRowViewAssembler {

    /** Templates that carry a reply of staff. */
    private static final Set<String> CARRIERS = Set.of("reply", "solved");

    /** A command takes less between its message and its e-mail. */
    private static final Duration SAME_COMMAND = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final LabelFormatter labels;

    EmailRowViewAssembler(Outbox outbox, LabelFormatter labels) {
        this.outbox = outbox;
        this.labels = labels;
    }

    /** An email with the names of its brand, template and state. */
    public record EmailRowView(EmailMessage email, String brand, String template, String state) {}

    /** The emails of a ticket, oldest first. */
    List<EmailRowView> of(String number, Locale locale) {
        return outbox.of(number).stream().map(email -> rowView(email, locale)).toList();
    }

    /**
     * The e-mail that carried a message to the customer: the one that the same command has queued. Null where there is
     * none.
     *
     * @param emails those of the message's ticket, oldest first
     */
    static EmailRowView of(Message message, List<EmailRowView> emails) {
        if (message.isFromCustomer() || !message.isPublic()) {
            return null;
        }
        return emails.stream()
                .filter(row -> CARRIERS.contains(row.email().template()))
                .filter(row -> !row.email().createdAt().isBefore(message.sentAt()))
                .filter(row -> row.email().createdAt().isBefore(message.sentAt().plus(SAME_COMMAND)))
                .findFirst()
                .orElse(null);
    }

    EmailRowView rowView(EmailMessage email, Locale locale) {
        return new EmailRowView(
                email,
                labels.brand(email.brand(), locale),
                labels.textOr(LabelFormatter.humanise(email.template()), "emails.template." + email.template(), locale),
                labels.textOr(LabelFormatter.humanise(email.state()), "emails.state." + email.state(), locale));
    }
}
