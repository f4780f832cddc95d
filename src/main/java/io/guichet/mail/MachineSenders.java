package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises the senders of mail servers. */
final class MachineSenders {

    private static final List<String> DAEMONS = List.of("mailer-daemon", "mailerdaemon", "mail-daemon", "maildaemon");
    private static final List<String> DAEMON_NAMES = List.of(
            "mail delivery subsystem",
            "mail delivery system",
            "mail delivery service",
            "mailer-daemon",
            "internet mail delivery",
            "mail administrator",
            "system administrator",
            "systemadministrator",
            "microsoft outlook",
            "administrateur système",
            "système de remise",
            "mailserver",
            "delivery subsystem");

    private MachineSenders() {}

    static boolean isDaemon(String email) {
        var local = local(email);
        return DAEMONS.stream().anyMatch(local::startsWith) || local.equals("postmaster");
    }

    static boolean isDaemon(MailAddress from) {
        if (from == null) {
            return false;
        }
        var name = from.name().toLowerCase(Locale.ROOT);
        return isDaemon(from.email())
                || DAEMON_NAMES.stream().anyMatch(name::contains)
                || local(from.email()).startsWith("microsoftexchange");
    }

    private static String local(String email) {
        int at = email.indexOf('@');
        return (at < 0 ? email : email.substring(0, at)).toLowerCase(Locale.ROOT);
    }
}
