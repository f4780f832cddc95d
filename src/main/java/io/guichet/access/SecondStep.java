package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** The second step of a sign-in: the code of the second factor, within the same kinds of limits as passwords. */
@Component
class SecondStep {

    private final SecondFactors secondFactors;
    private final SignInLimits limits;
    private final KnownBrowsers knownBrowsers;
    private final StaffDirectory directory;
    private final Audit audit;
    private final Clock clock;

    SecondStep(
            SecondFactors secondFactors,
            SignInLimits limits,
            KnownBrowsers knownBrowsers,
            StaffDirectory directory,
            Audit audit,
            Clock clock) {
        this.secondFactors = secondFactors;
        this.limits = limits;
        this.knownBrowsers = knownBrowsers;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** Remembers in the session that the password was right. */
    void begin(HttpServletRequest request, String user) {
        new PendingSignIn(user, directory.fingerprint(user).orElse(""), clock.instant()).saveIn(request);
    }

    /** The sign-in of this session that waits for its code. */
    Optional<PendingSignIn> pending(HttpServletRequest request) {
        return PendingSignIn.find(request)
                .filter(pending -> pending.isValid(clock.instant(), directory.fingerprint(pending.user())));
    }

    /** Throws {@link SignInExpired} if no sign-in waits for a code, and other exceptions as for a password. */
    Authentication complete(HttpServletRequest request, String code) {
        var user = pending(request).orElseThrow(SignInExpired::new).user();
        var address = request.getRemoteAddr();
        var attempt = begin(request, user, address);
        if (!secondFactors.use(user, code)) {
            audit.signIn(user, address, AuditOutcome.FAILURE, "second factor");
            throw new BadCredentialsException("Wrong code.");
        }
        attempt.succeed();
        var factor = SecondFactors.isOfApp(code) ? "second factor" : "recovery code";
        audit.signIn(user, address, AuditOutcome.SUCCESS, factor);
        PendingSignIn.forget(request);
        return directory
                .findActive(user)
                .map(StaffAuthenticationProvider::toAuthentication)
                .orElseThrow(SignInExpired::new);
    }

    private SignInLimits.Attempt begin(HttpServletRequest request, String user, String address) {
        var browser = knownBrowsers.find(KnownBrowsers.cookiesOf(request), user);
        try {
            return limits.beginCode(user, address, browser.orElse(null));
        } catch (SignInDelayed delayed) {
            audit.signIn(user, address, AuditOutcome.DELAYED, "second factor");
            throw delayed;
        }
    }

    /** The password was entered too long ago, or not in this session. */
    static class SignInExpired extends AuthenticationException {

        SignInExpired() {
            super("Enter name and password first.");
        }
    }
}
