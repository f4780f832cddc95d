package io.guichet.mail;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.mail.MailboxSettings.OAuth2;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import org.springframework.stereotype.Component;

/** Refuses a start with a mailbox that could not be read: an incomplete one, or that of an unknown brand. */
@Component
class MailboxSettingsCheck extends StartupTask {

    /** Before anything is written. */
    private static final int PHASE = -1100;

    private static final int MAX_NAME = 60;

    private final MailSettings settings;
    private final Brands brands;

    MailboxSettingsCheck(MailSettings settings, Brands brands) {
        super(PHASE);
        this.settings = settings;
        this.brands = brands;
    }

    @Override
    protected void run() {
        settings.mailboxes().forEach(this::check);
    }

    private void check(String name, MailboxSettings mailbox) {
        require(name.length() <= MAX_NAME, name, "the name has at most 60 characters");
        require(
                brands.all().stream().map(Brand::id).anyMatch(id -> id.equals(mailbox.brand())),
                name,
                "brand must be the id of a brand");
        require(isSet(mailbox.host()), name, "host is required");
        require(isSet(mailbox.user()), name, "user is required");
        require(
                isSet(mailbox.password()) != (mailbox.oauth2() != null),
                name,
                "either password or oauth2 is required, not both");
        require(
                mailbox.pollInterval().toSeconds() >= 1
                        && mailbox.pollInterval().toMinutes() < 29,
                name,
                "poll-interval must be between 1 second and 29 minutes");
        if (mailbox.oauth2() != null) {
            check(name, mailbox.oauth2());
        }
    }

    private static void check(String name, OAuth2 oauth2) {
        require(oauth2.tokenUri() != null, name, "oauth2.token-uri is required");
        var host = oauth2.tokenUri().getHost();
        require(
                "https".equals(oauth2.tokenUri().getScheme()) || "localhost".equals(host) || "127.0.0.1".equals(host),
                name,
                "oauth2.token-uri must begin with https://");
        require(isSet(oauth2.clientId()), name, "oauth2.client-id is required");
        require(
                isSet(oauth2.refreshToken()) || isSet(oauth2.clientSecret()),
                name,
                "oauth2.refresh-token or oauth2.client-secret is required");
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static void require(boolean kept, String mailbox, String rule) {
        if (!kept) {
            throw new UnusableMailbox("guichet.mail.mailboxes.%s: %s.".formatted(mailbox, rule));
        }
    }

    /** The settings of a mailbox are incomplete or wrong. */
    static class UnusableMailbox extends StartRefused {

        UnusableMailbox(String reason) {
            super(reason);
        }
    }
}
