package io.guichet.email;

import io.guichet.brand.Brands;
import io.guichet.email.DeliveryQueue.EmailFile;
import io.guichet.email.EmailTemplate.EmailKind;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Composes the message of an e-mail: the same one at each attempt. */
@Component
class EmailComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session = Session.getInstance(new Properties());
    private final Brands brands;
    private final EmailSettings settings;
    private final ReplyAddresses replyAddresses;
    private final DeliveryQueue queue;
    private final ObjectProvider<EmailFiles> files;
    private final DkimSignature signature;

    EmailComposer(
            Brands brands,
            EmailSettings settings,
            ReplyAddresses replyAddresses,
            DeliveryQueue queue,
            ObjectProvider<EmailFiles> files,
            DkimSignature signature) {
        this.brands = brands;
        this.settings = settings;
        this.replyAddresses = replyAddresses;
        this.queue = queue;
        this.files = files;
        this.signature = signature;
    }

    /** An e-mail that no message can be made of; another attempt gives the same. */
    static class UnsendableEmail extends RuntimeException {

        UnsendableEmail(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** The message; throws {@link UnsendableEmail}, also where its brand or a file is gone. */
    MimeMessage compose(OutgoingEmail email) {
        try {
            return message(email);
        } catch (UnsendableEmail | DataAccessException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw new UnsendableEmail("No message can be made of it: " + failure.getMessage(), failure);
        }
    }

    private MimeMessage message(OutgoingEmail email) {
        try {
            var message = new IdentifiedMessage(session, email.messageId());
            addHeaders(message, email);
            addContent(message, email);
            message.saveChanges();
            return signature.sign(message, sender(email));
        } catch (MessagingException | UnsupportedEncodingException failure) {
            throw new UnsendableEmail("No message can be made of it: " + failure.getMessage(), failure);
        }
    }

    /** The message as it goes over the wire. */
    String raw(OutgoingEmail email) {
        try {
            var bytes = new ByteArrayOutputStream();
            compose(email).writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (MessagingException | IOException failure) {
            throw new UnsendableEmail("No message can be made of it: " + failure.getMessage(), failure);
        }
    }

    /** The recipient's address: one, in ASCII. */
    static InternetAddress recipient(OutgoingEmail email) {
        var address = email.recipient();
        if (EmailAddress.canonical(address).isEmpty()) {
            throw new UnsendableEmail("'%s' is no e-mail address.".formatted(address), null);
        }
        if (!address.chars().allMatch(character -> character < 0x80)) {
            throw new UnsendableEmail(
                    "The address has characters other than ASCII before the @, which the desk cannot send to.", null);
        }
        var recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }

    private void addHeaders(MimeMessage message, OutgoingEmail email)
            throws MessagingException, UnsupportedEncodingException {
        var sender = sender(email);
        var name = name(email);
        message.setFrom(new InternetAddress(sender, name, UTF_8));
        message.setRecipient(jakarta.mail.Message.RecipientType.TO, recipient(email));
        message.setSubject(headerText(email.subject()), UTF_8);
        message.setSentDate(Date.from(email.queuedAt()));
        message.setContentLanguage(new String[] {email.language()});
        addReplyTo(message, email, sender, name);
        var kind = EmailTemplate.kindOf(email.template());
        if (kind != EmailKind.REPLY) {
            message.setHeader("Auto-Submitted", kind == EmailKind.AUTOMATIC_REPLY ? "auto-replied" : "auto-generated");
        }
        var references = queue.references(email);
        if (!references.isEmpty()) {
            message.setHeader("In-Reply-To", references.get(references.size() - 1));
            message.setHeader("References", String.join("\r\n ", references));
        }
    }

    private void addReplyTo(MimeMessage message, OutgoingEmail email, String sender, String name)
            throws MessagingException, UnsupportedEncodingException {
        if (!email.belongsToTicket() || EmailTemplate.kindOf(email.template()) == EmailKind.STAFF_NOTIFICATION) {
            return;
        }
        var address = replyAddresses.of(email.number(), sender);
        if (address.isPresent()) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(address.get(), name, UTF_8)});
        }
    }

    private void addContent(MimeMessage message, OutgoingEmail email) throws MessagingException {
        var attached = queue.files(email.id());
        if (attached.isEmpty()) {
            addTexts(message, email);
            return;
        }
        var texts = new MimeBodyPart();
        addTexts(texts, email);
        var mixed = new MimeMultipart("mixed", texts);
        for (var file : attached) {
            mixed.addBodyPart(part(file));
        }
        message.setContent(mixed);
    }

    private static void addTexts(MimePart part, OutgoingEmail email) throws MessagingException {
        if (email.html() == null) {
            part.setText(email.body(), UTF_8, "plain");
            return;
        }
        var plain = new MimeBodyPart();
        plain.setText(email.body(), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(email.html(), UTF_8, "html");
        part.setContent(new MimeMultipart("alternative", plain, html));
    }

    private MimeBodyPart part(EmailFile file) throws MessagingException {
        var part = new MimeBodyPart();
        var content = files.getObject().content(file.content());
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, file.type())));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(headerText(file.name()));
        return part;
    }

    private String sender(OutgoingEmail email) {
        return settings.senderOf(email.brand()).orElse("guichet@localhost");
    }

    private String name(OutgoingEmail email) {
        return headerText(brands.get(email.brand()).name().in(email.language()));
    }

    /** Text of people on one line: a line break would begin another header. */
    private static String headerText(String text) {
        return InputText.onOneLine(InputText.clean(text));
    }

    /** Keeps the Message-ID that it was given. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String messageId;

        IdentifiedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            if (messageId != null) {
                setHeader("Message-ID", messageId);
            }
        }
    }
}
