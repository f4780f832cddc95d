package io.guichet.mail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A mailbox that the desk reads by IMAP.
 *
 * @param brand whose mail it gets
 * @param port null for the usual one of {@code security}
 * @param password null with {@code oauth2}
 * @param oauth2 where access tokens come from (XOAUTH2); null for a password
 * @param folder that is read
 * @param authservId name of the mail server whose Authentication-Results count; empty if none does
 * @param since messages that came into the mailbox earlier are not read; null for all
 * @param afterwards what happens to a message in the mailbox once it is stored
 * @param pollInterval how often the mailbox is asked, also while the server announces new messages by itself (IDLE)
 * @param connectTimeout for the connection
 * @param timeout for each answer of the server
 */
public record MailboxSettings(
        String brand,
        String host,
        Integer port,
        @DefaultValue("TLS") Encryption security,
        String user,
        String password,
        OAuth2 oauth2,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("") String authservId,
        Instant since,
        @DefaultValue("MARK_SEEN") Afterwards afterwards,
        @DefaultValue("PT1M") Duration pollInterval,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT1M") Duration timeout) {

    /** Encryption of the connection, with the usual port. */
    public enum Encryption {
        /** For a server on the same machine. */
        NONE(143),
        STARTTLS(143),
        TLS(993);

        private final int port;

        Encryption(int port) {
            this.port = port;
        }
    }

    /** What happens to a message in the mailbox once it is stored. */
    public enum Afterwards {
        KEEP,
        MARK_SEEN,
        DELETE
    }

    /**
     * Where access tokens come from (RFC 6749).
     *
     * @param tokenUri endpoint for tokens
     * @param refreshToken null for the client's own credentials
     * @param scope null for the usual one
     */
    public record OAuth2(URI tokenUri, String clientId, String clientSecret, String refreshToken, String scope) {}

    /** A mailbox of a server without encryption, such as one on the same machine. */
    public static MailboxSettings plain(String brand, String host, int port, String user, String authservId) {
        return new MailboxSettings(
                brand,
                host,
                port,
                Encryption.NONE,
                user,
                user,
                null,
                "INBOX",
                authservId,
                null,
                Afterwards.MARK_SEEN,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1));
    }

    int portOrDefault() {
        return port == null ? security.port : port;
    }
}
