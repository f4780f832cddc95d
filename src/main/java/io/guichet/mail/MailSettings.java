package io.guichet.mail;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of incoming mail.
 *
 * @param maxSize of a raw message; a larger one that is handed in is refused, of one in a mailbox the beginning is kept
 * @param authservId name of the mail server whose Authentication-Results count in messages that programs hand in; empty
 *     if none does
 * @param trustedPrograms ids of the programs and staff who hand in messages as that mail server wrote them
 * @param mailboxes the mailboxes that the desk reads, by name
 */
@ConfigurationProperties("guichet.mail")
public record MailSettings(
        @DefaultValue("40MB") DataSize maxSize,
        @DefaultValue("") String authservId,
        @DefaultValue List<String> trustedPrograms,
        @DefaultValue Map<String, MailboxSettings> mailboxes) {

    /** The reader for a message that came from there. */
    MailReader readerOf(IncomingMail mail) {
        return new MailReader(MailLimits.DEFAULT, authservIdOf(mail));
    }

    private String authservIdOf(IncomingMail mail) {
        if (mail.mailbox() == null) {
            return authservId;
        }
        var mailbox = mailboxes.get(mail.mailbox());
        return mailbox == null ? "" : mailbox.authservId();
    }

    /** Whether the server that is named in the message has written its results: a mailbox is that server's own. */
    boolean isTrusted(IncomingMail mail) {
        return mail.mailbox() != null || trustedPrograms.contains(mail.receivedFrom());
    }
}
