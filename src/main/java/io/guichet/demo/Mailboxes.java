package io.guichet.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The mailboxes of the demo run's mail server: one for each address that got an e-mail. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class Mailboxes {

    private static final Comparator<MailboxMessage> NEWEST_FIRST = Comparator.comparing(MailboxMessage::date)
            .thenComparing(MailboxMessage::id)
            .reversed();

    /** Begins the addresses that the desk reads itself. */
    static final String SUPPORT = "support@";

    private final GreenMail server;

    Mailboxes(GreenMail server) {
        this.server = server;
    }

    /**
     * A mailbox.
     *
     * @param newest date of its newest message
     */
    record Mailbox(String email, int messages, Instant newest) {}

    /** All mailboxes of customers and staff, those with the newest message first. */
    List<Mailbox> all() {
        return server.getUserManager().listUser().stream()
                .filter(user -> !user.getEmail().startsWith(SUPPORT))
                .map(user -> messages(user))
                .filter(messages -> !messages.isEmpty())
                .map(messages -> new Mailbox(
                        messages.get(0).to(), messages.size(), messages.get(0).date()))
                .sorted(Comparator.comparing(Mailbox::newest).reversed())
                .toList();
    }

    /** The messages to that address, newest first; none if it got none. */
    List<MailboxMessage> messages(String email) {
        return user(email).map(this::messages).orElse(List.of());
    }

    MailboxMessage get(String email, long id) {
        return messages(email).stream()
                .filter(message -> message.id() == id)
                .findFirst()
                .orElseThrow(() -> UnknownEntity.of("message", id, email));
    }

    /** The whole message as it came. */
    String raw(String email, long id) {
        var stored = user(email).stream()
                .flatMap(user -> stored(user).stream())
                .filter(message -> message.getUid() == id)
                .findFirst()
                .orElseThrow(() -> UnknownEntity.of("message", id, email));
        try {
            var bytes = new ByteArrayOutputStream();
            stored.getMimeMessage().writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new UnreadableMessage(e);
        }
    }

    /** Puts a message into a mailbox as if it had come. */
    void deliver(String email, String raw) {
        try {
            var message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            var user = server.getUserManager().getUserByEmail(email);
            if (user == null) {
                user = server.getUserManager().createUser(email, email, email);
            }
            user.deliver(message);
        } catch (MessagingException | UserException e) {
            throw new UnreadableMessage(e);
        }
    }

    private Optional<GreenMailUser> user(String email) {
        return EmailAddress.canonical(email)
                .map(address -> server.getUserManager().getUserByEmail(address));
    }

    private List<MailboxMessage> messages(GreenMailUser user) {
        return stored(user).stream()
                .map(message -> MailboxMessage.of(message.getUid(), user.getEmail(), message.getMimeMessage()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private List<StoredMessage> stored(GreenMailUser user) {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getNonDeletedMessages();
        } catch (FolderException e) {
            throw new UnreadableMessage(e);
        }
    }

    /** The demo run's mail server holds a message that cannot be read. */
    static class UnreadableMessage extends IllegalStateException {

        UnreadableMessage(Exception cause) {
            super("A message of the demo run cannot be read.", cause);
        }
    }
}
