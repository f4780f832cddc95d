package io.guichet.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program that has signed in with a token: its owner, with no more than the token's roles and brands. */
class TokenAuthentication extends AbstractAuthenticationToken {

    private final transient StaffMember staff;

    TokenAuthentication(StaffMember staff) {
        super(staff.roles().stream()
                .map(Roles::authority)
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.staff = staff;
        setAuthenticated(true);
    }

    StaffMember staff() {
        return staff;
    }

    @Override
    public String getPrincipal() {
        return staff.id();
    }

    @Override
    public Object getCredentials() {
        return null;
    }
}
