package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises the senders of mail servers. */
final class MachineSenders {

    private static final List<String> DAEMONS = List.of("mailer-daemon", "mailerdaemon", "mail-daemon", "maildaemon");
    /** Names that no person has. */
    private static final List<String> DAEMON_NAMES = List.of(
            "mailer-daemon",
            "mailer daemon",
            "mail delivery s",
            "mail deliver system",
            "internet mail delivery",
            "mail delivery agent",
            "courier mail server",
            "delivery subsystem",
            "interscan");
    /** Names that a person in charge of mail may have too. */
    private static final List<String> ADMINISTRATORS = List.of(
            "postmaster",
            "post_master",
            "mail administrator",
            "system administrator",
            "systemadministrator",
            "administrateur système",
            "microsoft outlook",
            "microsoft exchange",
            "mailserver",
            "mail server",
            "microsoftexchange");

    private MachineSenders() {}

    /** Whether a mail server has that address. */
    static boolean isDaemon(String email) {
        int at = email.indexOf('@');
        var local = (at < 0 ? email : email.substring(0, at)).toLowerCase(Locale.ROOT);
        return local.equals("postmaster") || DAEMONS.stream().anyMatch(local::startsWith);
    }

    /** Whether the whole From header is a mail server's. */
    static boolean isDaemonHeader(String from) {
        var lower = from.toLowerCase(Locale.ROOT);
        return DAEMON_NAMES.stream().anyMatch(lower::contains);
    }

    /** Whether it may be one: what the message says decides. */
    static boolean mayBeDaemon(String from) {
        var lower = from.toLowerCase(Locale.ROOT);
        return isDaemonHeader(from) || ADMINISTRATORS.stream().anyMatch(lower::contains);
    }
}
