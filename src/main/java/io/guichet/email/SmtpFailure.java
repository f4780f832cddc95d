package io.guichet.email;

import io.guichet.text.InputText;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** A mail server did not take an e-mail; the message is the server's words where it answered. */
class SmtpFailure extends RuntimeException {

    private static final int MAX_LENGTH = 1_000;
    private static final int CLOSING = 421;

    private final FailureKind kind;

    /** What the failure is about. */
    enum FailureKind {
        /** No server answers: no e-mail can be sent now. */
        UNREACHABLE,
        /** Sign-in, encryption or sender are refused: no e-mail can be sent until a setting changes. */
        CONFIGURATION,
        /** The connection was lost during this e-mail: it is sent again with the same Message-ID. */
        INTERRUPTED,
        /** This e-mail is refused for now. */
        TEMPORARY,
        /** This e-mail is refused for good. */
        PERMANENT
    }

    SmtpFailure(FailureKind kind, String words, Throwable cause) {
        super(InputText.truncate(InputText.onOneLine(words), MAX_LENGTH), cause);
        this.kind = kind;
    }

    FailureKind kind() {
        return kind;
    }

    /** Why there is no connection. */
    static SmtpFailure whileConnecting(Exception failure) {
        var refused = failure instanceof AuthenticationFailedException || !isUnreachable(failure);
        return new SmtpFailure(refused ? FailureKind.CONFIGURATION : FailureKind.UNREACHABLE, words(failure), failure);
    }

    /** Why the server did not take an e-mail. */
    static SmtpFailure whileSending(MessagingException failure) {
        for (var cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                return answered(address.getReturnCode(), false, address);
            }
        }
        if (failure instanceof SMTPSendFailedException refused) {
            return answered(refused.getReturnCode(), refused.getCommand().startsWith("MAIL"), refused);
        }
        return new SmtpFailure(FailureKind.INTERRUPTED, words(failure), failure);
    }

    private static SmtpFailure answered(int code, boolean aboutSender, MessagingException failure) {
        var kind =
                switch (code / 100) {
                    case 4 -> code == CLOSING ? FailureKind.INTERRUPTED : FailureKind.TEMPORARY;
                    case 5 -> aboutSender || isAboutSignIn(code) ? FailureKind.CONFIGURATION : FailureKind.PERMANENT;
                    default -> FailureKind.INTERRUPTED;
                };
        return new SmtpFailure(kind, words(failure), failure);
    }

    /** Sign-in required, too weak, wrong or only over TLS (RFC 4954). */
    private static boolean isAboutSignIn(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    /** No connection, or the server closed it: the next attempt may succeed without a change. */
    private static boolean isUnreachable(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof javax.net.ssl.SSLException) {
                return false;
            }
            if (cause instanceof IOException) {
                return true;
            }
        }
        var words = words(failure);
        return words.contains("response: 4") || words.contains("response: -1") || words.contains("EOF");
    }

    private static MessagingException next(MessagingException failure) {
        return failure.getNextException() instanceof MessagingException next ? next : null;
    }

    private static String words(Exception failure) {
        var words = failure.getMessage();
        return words == null || words.isBlank() ? failure.getClass().getSimpleName() : words.strip();
    }
}
