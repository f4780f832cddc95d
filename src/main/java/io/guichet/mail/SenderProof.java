package io.guichet.mail;

import java.util.List;

/** Tells whether a mail server proved that a message comes from the domain of its sender (DMARC, RFC 7489). */
final class SenderProof {

    private SenderProof() {}

    /** Whether all DMARC results of the configured server are passes of the sender's own domain, and there is one. */
    static boolean isIn(ReceivedMail mail) {
        if (mail.from() == null) {
            return false;
        }
        var domain = mail.from().email().substring(mail.from().email().lastIndexOf('@') + 1);
        var results = dmarc(mail.authentication());
        return !domain.isEmpty()
                && !results.isEmpty()
                && results.stream()
                        .allMatch(result -> result.result().equals("pass")
                                && result.domain().equalsIgnoreCase(domain));
    }

    private static List<AuthenticationResult> dmarc(List<AuthenticationResult> results) {
        return results.stream()
                .filter(result -> result.method().equals("dmarc"))
                .toList();
    }
}
