package io.guichet.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the mail server, kept for several e-mails and opened anew after it was lost. */
class SmtpConnection implements AutoCloseable {

    private final SmtpSettings settings;
    private final String ownName;
    private SMTPTransport transport;

    SmtpConnection(SmtpSettings settings, String ownName) {
        this.settings = settings;
        this.ownName = ownName;
    }

    /** Connects and signs in unless connected. Throws {@link SmtpFailure}. */
    void open() {
        if (transport != null) {
            return;
        }
        try {
            var opened = new SMTPTransport(Session.getInstance(properties()), null);
            opened.connect(
                    settings.host(),
                    settings.portOrDefault(),
                    settings.hasUser() ? settings.user() : null,
                    settings.hasUser() ? settings.secret() : null);
            transport = opened;
        } catch (MessagingException | IOException failure) {
            throw SmtpFailure.whileConnecting(failure);
        }
    }

    /** Returns when the server has taken the e-mail; otherwise throws {@link SmtpFailure}. */
    void send(MimeMessage message, Address recipient) {
        try {
            transport.sendMessage(message, new Address[] {recipient});
        } catch (MessagingException failure) {
            // The state of the connection after a refusal differs between servers.
            close();
            throw SmtpFailure.whileSending(failure);
        }
    }

    @Override
    public void close() {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException gone) {
            // The server has closed it first.
        } finally {
            transport = null;
        }
    }

    private Properties properties() {
        var tls = settings.security() == SmtpSettings.Security.TLS;
        var startTls = settings.security() == SmtpSettings.Security.STARTTLS;
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", ownName);
        properties.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        properties.setProperty("mail.smtp.timeout", millis(settings.timeout()));
        properties.setProperty("mail.smtp.writetimeout", millis(settings.timeout()));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.hasUser()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        if (settings.usesOauth2()) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    private static String millis(java.time.Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
