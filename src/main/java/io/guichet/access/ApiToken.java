package io.guichet.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A token with which a program signs in as its owner, with no more than these roles and brands.
 *
 * @param owner staff user who made it
 * @param expires when it stops working
 * @param lastUsed to the hour; null if it was never used
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ApiToken(
        long id,
        String owner,
        String name,
        List<String> roles,
        List<String> brands,
        Instant created,
        Instant expires,
        Instant lastUsed) {

    ApiToken {
        roles = List.copyOf(roles);
        brands = List.copyOf(brands);
    }

    /** What the owner may do now, restricted to the token's roles and brands. */
    StaffMember restrict(StaffMember member) {
        return new StaffMember(
                member.id(),
                member.name(),
                member.email(),
                roles.stream().filter(member::hasRole).collect(Collectors.toSet()),
                member.teams(),
                brands.stream().filter(member::hasAccessTo).collect(Collectors.toSet()));
    }
}
