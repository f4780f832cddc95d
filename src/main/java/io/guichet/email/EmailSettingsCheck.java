package io.guichet.email;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.text.EmailAddress;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import org.springframework.stereotype.Component;

/** Refuses a start with links that lead nowhere, or with a mail server and a brand without a sender. */
@Component
class EmailSettingsCheck extends StartupTask {

    /** Before anything is written. */
    private static final int PHASE = -1100;

    private final EmailSettings settings;
    private final SmtpSettings smtp;
    private final RunSettings run;
    private final Brands brands;

    EmailSettingsCheck(EmailSettings settings, SmtpSettings smtp, RunSettings run, Brands brands) {
        super(PHASE);
        this.settings = settings;
        this.smtp = smtp;
        this.run = run;
        this.brands = brands;
    }

    @Override
    protected void run() {
        if (!run.demo() && !settings.hasPublicUrl()) {
            throw new IncompleteEmailSettings("Set guichet.email.public-url (GUICHET_PUBLIC_URL) to the address that"
                    + " customers open, such as https://support.example.org: the links in e-mails begin with it.");
        }
        if (smtp.isConfigured()) {
            brands.all().forEach(this::requireSender);
        }
    }

    private void requireSender(Brand brand) {
        var sender = settings.senderOf(brand.id())
                .orElseThrow(() -> new IncompleteEmailSettings(
                        "Set guichet.email.sender or guichet.email.senders.%s: the e-mails of the brand '%s' need an address that they come from."
                                .formatted(brand.id(), brand.id())));
        if (EmailAddress.canonical(sender).isEmpty()) {
            throw new IncompleteEmailSettings(
                    "The sender of the brand '%s', %s, is no e-mail address.".formatted(brand.id(), sender));
        }
    }

    /** A setting of outgoing e-mail is missing or wrong. */
    static class IncompleteEmailSettings extends StartRefused {

        IncompleteEmailSettings(String reason) {
            super(reason);
        }
    }
}
