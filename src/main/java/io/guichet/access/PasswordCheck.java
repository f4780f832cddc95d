package io.guichet.access;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Name and password against the engine's users; it slows down whoever guesses. */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final IdentityService identities;
    private final StaffDirectory directory;

    PasswordCheck(@Lazy IdentityService identities, StaffDirectory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var id = attempt.getName();
        var password =
                attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        if (id == null || id.isBlank() || password.isEmpty() || !identities.checkPassword(id, password)) {
            throw new BadCredentialsException("Unknown name or wrong password.");
        }
        return directory
                .find(id)
                .map(PasswordCheck::signedIn)
                .orElseThrow(() -> new BadCredentialsException("Unknown name or wrong password."));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** The person as Spring Security knows them. */
    static Authentication signedIn(Staff staff) {
        var authorities = staff.roles().stream()
                .map(Roles::authority)
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.toSet());
        return UsernamePasswordAuthenticationToken.authenticated(staff.id(), null, authorities);
    }
}
