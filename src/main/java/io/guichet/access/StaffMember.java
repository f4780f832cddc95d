package io.guichet.access;

import java.util.Set;

/**
 * A staff user.
 *
 * @param id user id
 * @param roles roles as in {@link Roles}
 * @param teams teams whose queues the user serves
 * @param brands brands that the user may see; all of them for an administrator
 */
public record StaffMember(
        String id, String name, String email, Set<String> roles, Set<String> teams, Set<String> brands) {

    public StaffMember {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        brands = Set.copyOf(brands);
    }

    /** Whether the user has this role; an administrator has all. */
    public boolean hasRole(String role) {
        return roles.contains(role) || roles.contains(Roles.ADMIN);
    }

    /** Whether the user may work on tickets. */
    public boolean worksOnTickets() {
        return Roles.TICKET_ROLES.stream().anyMatch(this::hasRole);
    }

    /** Whether the user may edit help articles: those who work on tickets, and analysts. */
    public boolean writesArticles() {
        return worksOnTickets() || hasRole(Roles.ANALYST);
    }

    public boolean hasAccessTo(String brand) {
        return brands.contains(brand);
    }

    /** Whether the user is in this group, a role or a team; an administrator is in all. */
    public boolean belongsTo(String group) {
        return teams.contains(group) || hasRole(group);
    }
}
