package io.guichet.desk;

import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Emails as rows of a list, in the reader's language. */
@Component
class EmailRowViewAssembler {

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

    /** The e-mail that carried a message to the customer, of those of its ticket; null where there is none. */
    static EmailRowView of(Message message, List<EmailRowView> emails) {
        return emails.stream()
                .filter(row -> Objects.equals(row.email().message(), message.id()))
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
