package io.guichet.access;

import io.guichet.web.RetryableTransaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The second factor of staff: a code of an authenticator app, or one of ten recovery codes. */
@Component
class SecondFactors {

    /** As long as the hash, as RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private final StaffAccounts accounts;
    private final StaffDirectory directory;
    private final RecoveryCodes recoveryCodes;
    private final SecretCipher cipher;
    private final SecondFactorSettings settings;
    private final DemoSettings demoSettings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactors(
            StaffAccounts accounts,
            StaffDirectory directory,
            RecoveryCodes recoveryCodes,
            SecretCipher cipher,
            SecondFactorSettings settings,
            DemoSettings demoSettings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.recoveryCodes = recoveryCodes;
        this.cipher = cipher;
        this.settings = settings;
        this.demoSettings = demoSettings;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the desk has the key that it needs. */
    boolean isAvailable() {
        return cipher.hasKey();
    }

    /** Whether a role of the user demands a second factor; the demo run's own people need none. */
    boolean isRequiredFor(StaffMember staff) {
        return staff.roles().stream().anyMatch(settings.roles()::contains)
                && !(demoSettings.demo() && DemoSettings.isDemoUser(staff.id()));
    }

    /** Whether the user has to set one up before anything else. */
    boolean isMissing(StaffMember staff) {
        return isRequiredFor(staff) && !has(staff.id());
    }

    boolean has(String user) {
        return directory.account(user).hasSecondFactor();
    }

    /** A secret for a new second factor, which is stored when a code of it has confirmed it. */
    byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /**
     * Stores the second factor if the code is right.
     *
     * @return the recovery codes; empty for a wrong code
     */
    @RetryableTransaction
    public Optional<List<String>> enrol(String user, byte[] secret, String code) {
        var step = Totp.findStep(secret, typed(code), clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        accounts.setSecondFactor(user, cipher.encrypt(secret, user), step.getAsLong());
        events.publishEvent(new AuditedAction(AuditType.SECOND_FACTOR_SET_UP, user, null));
        directory.refreshAfterCommit();
        return Optional.of(recoveryCodes.renew(user));
    }

    /** Uses a code of the app, or a recovery code, up. @return whether it was right */
    @RetryableTransaction
    public boolean use(String user, String code) {
        return isOfApp(code) ? useCodeOfApp(user, typed(code)) : recoveryCodes.use(user, code);
    }

    /** Whether it is a code of an app, judged by its shape; others are recovery codes. */
    static boolean isOfApp(String code) {
        var typed = typed(code);
        return typed.length() == Totp.DIGITS && typed.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean useCodeOfApp(String user, String code) {
        return accounts.secret(user)
                .flatMap(secret -> cipher.decrypt(secret, user))
                .map(secret -> Totp.findStep(secret, code, clock.instant()))
                .filter(step -> step.isPresent() && accounts.useStep(user, step.getAsLong()))
                .isPresent();
    }

    @RetryableTransaction
    public List<String> renewRecoveryCodes(String user) {
        events.publishEvent(new AuditedAction(AuditType.RECOVERY_CODES_RENEWED, user, null));
        return recoveryCodes.renew(user);
    }

    int recoveryCodesLeft(String user) {
        return recoveryCodes.left(user);
    }

    /** @param type why it is removed */
    @RetryableTransaction
    public void remove(String user, AuditType type) {
        events.publishEvent(new AuditedAction(type, user, null));
        accounts.removeSecondFactor(user);
        recoveryCodes.deleteAll(user);
        directory.refreshAfterCommit();
    }

    private static String typed(String code) {
        return code.replace(" ", "");
    }
}
