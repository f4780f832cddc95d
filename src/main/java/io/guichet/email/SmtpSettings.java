package io.guichet.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that e-mails are handed to. Without a host they stay queued.
 *
 * @param port null for the usual one of {@code security}
 * @param user null without sign-in
 * @param oauth2Token access token (XOAUTH2) instead of a password
 * @param oauth2TokenFile file that holds the current access token; read at each connection
 * @param connectTimeout for the connection
 * @param timeout for each answer of the server
 * @param maxPerDomainAndMinute e-mails that one node sends to a domain in a minute; 0 for no limit
 */
@ConfigurationProperties("guichet.email.smtp")
public record SmtpSettings(
        String host,
        Integer port,
        @DefaultValue("STARTTLS") Security security,
        String user,
        String password,
        String oauth2Token,
        Path oauth2TokenFile,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT1M") Duration timeout,
        @DefaultValue("600") int maxPerDomainAndMinute) {

    /** Encryption of the connection, with the usual port. */
    public enum Security {
        /** For a server on the same machine. */
        NONE(25),
        STARTTLS(587),
        TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /** A server without encryption and sign-in, such as one on the same machine. */
    public static SmtpSettings plain(String host, int port) {
        return new SmtpSettings(
                host, port, Security.NONE, null, null, null, null, Duration.ofSeconds(10), Duration.ofMinutes(1), 0);
    }

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    int portOrDefault() {
        return port == null ? security.port : port;
    }

    boolean hasUser() {
        return user != null && !user.isBlank();
    }

    boolean usesOauth2() {
        return oauth2TokenFile != null || oauth2Token != null && !oauth2Token.isBlank();
    }

    /** The password, or the current access token. */
    String secret() throws IOException {
        if (oauth2TokenFile != null) {
            return Files.readString(oauth2TokenFile).strip();
        }
        return usesOauth2() ? oauth2Token : password;
    }
}
