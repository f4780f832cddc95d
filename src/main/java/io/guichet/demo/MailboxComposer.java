package io.guichet.demo;

import com.icegreen.greenmail.util.GreenMail;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes e-mails in a mailbox of the demo run, as the mail program of its owner does, and sends them by SMTP. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class MailboxComposer {

    private static final int MAX_TEXT = 100_000;
    private static final int MAX_SUBJECT = 300;

    private final GreenMail server;
    private final MessageSource messages;
    private final Clock clock;

    MailboxComposer(GreenMail server, MessageSource messages, Clock clock) {
        this.server = server;
        this.messages = messages;
        this.clock = clock;
    }

    /** Answers a message above its quotation. */
    void reply(String from, MailboxMessage original, String text, Locale locale) {
        var quoted = "%s\n\n%s\n%s"
                .formatted(required("text", text), attribution(original, locale), quoted(original.text()));
        send(answer(from, original, "Re: ", quoted));
    }

    /** Tells by itself that nobody is there (RFC 3834). */
    void replyOutOfOffice(String from, MailboxMessage original, Locale locale) {
        var prefix = text("mailbox.out-of-office.subject", locale);
        var draft = answer(from, original, prefix, text("mailbox.out-of-office.text", locale));
        send(draft.with("Auto-Submitted", "auto-replied").with("X-Auto-Response-Suppress", "All"));
    }

    /** Passes a message on. */
    void forward(String from, MailboxMessage original, String to, String text, Locale locale) {
        var body = "%s\n\n---------- Forwarded message ---------\nFrom: %s\nDate: %s\nSubject: %s\nTo: <%s>\n\n%s"
                .formatted(
                        text == null ? "" : text.strip(),
                        original.from(),
                        original.date(),
                        original.subject(),
                        original.to(),
                        original.text());
        send(draft(from, address(to), "Fwd: " + original.subject(), body));
    }

    void write(String from, String to, String subject, String text) {
        send(draft(from, address(to), required("subject", subject), required("text", text)));
    }

    private Draft answer(String from, MailboxMessage original, String prefix, String text) {
        var id = original.headers().getOrDefault("Message-ID", "");
        var references = original.headers().getOrDefault("References", "").replace('\n', ' ');
        var to = original.headers().getOrDefault("Reply-To", original.from());
        var subject = original.subject().startsWith(prefix) ? original.subject() : prefix + original.subject();
        return draft(from, to, subject, text)
                .with("In-Reply-To", id)
                .with("References", (references + " " + id).strip());
    }

    private String attribution(MailboxMessage original, Locale locale) {
        return messages.getMessage(
                "mailbox.attribution", new Object[] {Date.from(original.date()), original.from()}, locale);
    }

    private static String quoted(String text) {
        return "> " + text.stripTrailing().replace("\n", "\n> ");
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static String address(String to) {
        return EmailAddress.canonical(to)
                .orElseThrow(() -> bad("to", "must be an e-mail address, like name@example.org", "mailbox.problem.to"));
    }

    private static BadInput bad(String field, String problem, String key) {
        return new BadInput(List.of(new FieldError(field, problem, key, List.of())));
    }

    private static String required(String field, String text) {
        if (text == null || InputText.isBlank(text)) {
            throw bad(field, "is required", "mailbox.problem." + field);
        }
        return InputText.truncate(text.strip().replace("\r", ""), MAX_TEXT);
    }

    /** A message that is not sent yet. */
    private record Draft(MimeMessage message) {

        Draft with(String header, String value) {
            try {
                message.setHeader(header, value);
                return this;
            } catch (MessagingException e) {
                throw new UnsentMessage(e);
            }
        }
    }

    private Draft draft(String from, String to, String subject, String text) {
        try {
            var message = new MimeMessage(session());
            message.setFrom(new InternetAddress(from));
            message.setRecipients(RecipientType.TO, InternetAddress.parse(to));
            message.setSubject(InputText.truncate(InputText.onOneLine(subject), MAX_SUBJECT), "UTF-8");
            message.setText(text, "UTF-8");
            message.setSentDate(Date.from(clock.instant()));
            var domain = from.substring(from.lastIndexOf('@') + 1);
            return new Draft(message)
                    .with(
                            "Authentication-Results",
                            "%s; dmarc=pass header.from=%s".formatted(DemoMailServer.AUTHSERV_ID, domain));
        } catch (MessagingException e) {
            throw new UnsentMessage(e);
        }
    }

    private Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
        properties.setProperty("mail.smtp.connectiontimeout", "10000");
        properties.setProperty("mail.smtp.timeout", "10000");
        return Session.getInstance(properties);
    }

    private static void send(Draft draft) {
        try {
            Transport.send(draft.message());
        } catch (MessagingException e) {
            throw new UnsentMessage(e);
        }
    }

    /** The demo run's mail server did not take a message. */
    static class UnsentMessage extends IllegalStateException {

        UnsentMessage(Exception cause) {
            super("A message of the demo run cannot be sent.", cause);
        }
    }
}
