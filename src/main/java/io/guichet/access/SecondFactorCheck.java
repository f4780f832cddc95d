package io.guichet.access;

import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import org.springframework.stereotype.Component;

/** Refuses a start in which people who need a second factor could not use it. */
@Component
class SecondFactorCheck extends StartupTask {

    /** With the other checks of accounts, before the web server. */
    private static final int PHASE = -1000;

    private final SecondFactorSettings settings;
    private final SecretCipher cipher;
    private final StaffAccounts accounts;

    SecondFactorCheck(SecondFactorSettings settings, SecretCipher cipher, StaffAccounts accounts) {
        super(PHASE);
        this.settings = settings;
        this.cipher = cipher;
        this.accounts = accounts;
    }

    @Override
    protected void run() {
        settings.roles().stream()
                .filter(role -> !Roles.ALL.contains(role))
                .findFirst()
                .ifPresent(role -> {
                    throw new StartRefused(
                            "The setting guichet.sign-in.second-factor.roles names '%s', which is none of %s."
                                    .formatted(role, Roles.ALL));
                });
        if (!settings.roles().isEmpty() && !cipher.hasKey()) {
            throw new StartRefused(
                    "The setting guichet.sign-in.second-factor.roles demands a second factor, but there is no key to store its secrets. Set GUICHET_SECOND_FACTOR_KEY, for instance to the output of 'openssl rand -base64 32'.");
        }
        accounts.anySecondFactor().filter(user -> !canRead(user)).ifPresent(user -> {
            throw new StartRefused(
                    "The user '%s' has a second factor, and GUICHET_SECOND_FACTOR_KEY is not the key with which it was stored."
                            .formatted(user));
        });
    }

    private boolean canRead(String user) {
        return accounts.secret(user)
                .flatMap(secret -> cipher.decrypt(secret, user))
                .isPresent();
    }
}
