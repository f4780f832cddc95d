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

/** Authenticates name and password against the engine's users; the engine delays and locks after failed attempts. */
@Component
class StaffAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identities;
    private final StaffDirectory directory;

    StaffAuthenticationProvider(@Lazy IdentityService identities, StaffDirectory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var id = authentication.getName();
        var password = authentication.getCredentials() == null
                ? ""
                : authentication.getCredentials().toString();
        if (id == null || id.isBlank() || password.isEmpty() || !identities.checkPassword(id, password)) {
            throw new BadCredentialsException("Unknown user name or wrong password.");
        }
        return directory
                .find(id)
                .map(StaffAuthenticationProvider::toAuthentication)
                .orElseThrow(() -> new BadCredentialsException("Unknown user name or wrong password."));
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
