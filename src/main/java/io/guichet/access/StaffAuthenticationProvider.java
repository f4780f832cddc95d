package io.guichet.access;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Authenticates name and password against the engine's users, within the limits, and records the outcome. */
@Component
class StaffAuthenticationProvider implements AuthenticationProvider {

    private static final int MAX_NAME_LENGTH = 64;

    private final IdentityService identities;
    private final StaffDirectory directory;
    private final SignInLimits limits;
    private final KnownBrowsers knownBrowsers;
    private final VerifiedCredentials verifiedCredentials;
    private final SecondFactors secondFactors;
    private final Audit audit;
    private final Object[] locks = Stream.generate(Object::new).limit(256).toArray();

    StaffAuthenticationProvider(
            @Lazy IdentityService identities,
            StaffDirectory directory,
            SignInLimits limits,
            KnownBrowsers knownBrowsers,
            VerifiedCredentials verifiedCredentials,
            SecondFactors secondFactors,
            Audit audit) {
        this.identities = identities;
        this.directory = directory;
        this.limits = limits;
        this.knownBrowsers = knownBrowsers;
        this.verifiedCredentials = verifiedCredentials;
        this.secondFactors = secondFactors;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var details = (SignInDetails) authentication.getDetails();
        var id = authentication.getName();
        var password = authentication.getCredentials() == null
                ? ""
                : authentication.getCredentials().toString();
        if (!isVerified(id, password, details)) {
            synchronized (lock(id, details)) {
                checkUnlessVerified(id, password, details);
            }
        }
        return signedIn(id);
    }

    /** The first requests of a program may be simultaneous: with the right password, one attempt counts for all. */
    private void checkUnlessVerified(String id, String password, SignInDetails details) {
        if (!isVerified(id, password, details)) {
            checkPassword(id, password, details);
            if (details.isProgram()) {
                verifiedCredentials.add(id, password, details.getRemoteAddress());
            }
        }
    }

    private boolean isVerified(String id, String password, SignInDetails details) {
        return details.isProgram() && verifiedCredentials.contains(id, password, details.getRemoteAddress());
    }

    /** One attempt at a time for an account and address; few others share the lock. */
    private Object lock(String id, SignInDetails details) {
        return locks[Math.floorMod(Objects.hash(id, details.getRemoteAddress()), locks.length)];
    }

    private void checkPassword(String id, String password, SignInDetails details) {
        var address = details.getRemoteAddress();
        SignInLimits.Attempt attempt;
        try {
            attempt = limits.begin(
                    id,
                    address,
                    knownBrowsers.find(details.browserCookies(), id).orElse(null));
        } catch (SignInDelayed delayed) {
            audit.signIn(id, address, AuditOutcome.DELAYED, null);
            throw delayed;
        }
        if (!isUserName(id)
                || password.isEmpty()
                || !identities.checkPassword(id, password)
                || directory.findActive(id).isEmpty()) {
            audit.signIn(id, address, AuditOutcome.FAILURE, null);
            throw wrong();
        }
        attempt.succeed();
        requireNoSecondFactor(id, details);
        audit.signIn(id, address, AuditOutcome.SUCCESS, null);
    }

    /** The sign-in page goes on with the code; a program has none. */
    private void requireNoSecondFactor(String id, SignInDetails details) {
        if (details.isProgram()
                && (secondFactors.has(id)
                        || directory
                                .findActive(id)
                                .filter(secondFactors::isRequiredFor)
                                .isPresent())) {
            audit.signIn(id, details.getRemoteAddress(), AuditOutcome.FAILURE, "password without second factor");
            throw new PasswordNotEnough();
        }
        if (secondFactors.has(id)) {
            throw new SecondFactorAwaited(id);
        }
    }

    /** Ids of users have no other characters; the database would refuse some. */
    private static boolean isUserName(String id) {
        return !id.isEmpty()
                && id.length() <= MAX_NAME_LENGTH
                && id.chars().allMatch(c -> c == '-' || c < 128 && Character.isLetterOrDigit(c));
    }

    private Authentication signedIn(String id) {
        return directory
                .findActive(id)
                .map(StaffAuthenticationProvider::toAuthentication)
                .orElseThrow(StaffAuthenticationProvider::wrong);
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Unknown user name or wrong password.");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** The user as Spring Security authentication. */
    static Authentication toAuthentication(StaffMember staff) {
        var authorities = staff.roles().stream()
                .map(Roles::authority)
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.toSet());
        return UsernamePasswordAuthenticationToken.authenticated(staff.id(), null, authorities);
    }
}
