package io.guichet.access;

import java.util.Set;

/**
 * Somebody who works at the desk.
 *
 * @param id what the person signs in with
 * @param roles what the person does, as named in {@link Roles}
 * @param teams the teams whose queues the person serves
 * @param brands the brands whose customers the person may see; for an admin, all of them
 */
public record StaffMember(
        String id, String name, String email, Set<String> roles, Set<String> teams, Set<String> brands) {

    public StaffMember {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        brands = Set.copyOf(brands);
    }

    /** Whether the person has this role; an admin may do what every role may. */
    public boolean hasRole(String role) {
        return roles.contains(role) || roles.contains(Roles.ADMIN);
    }

    /** Whether the person works on tickets; who only looks on does not. */
    public boolean worksOnTickets() {
        return Roles.TICKET_ROLES.stream().anyMatch(this::hasRole);
    }

    /** Whether the person writes help articles: who works on tickets, and who keeps the policies. */
    public boolean writesArticles() {
        return worksOnTickets() || hasRole(Roles.ANALYST);
    }

    public boolean hasAccessTo(String brand) {
        return brands.contains(brand);
    }

    /** Whether the person belongs to this group, be it a role or a team; an admin belongs to all. */
    public boolean belongsTo(String group) {
        return teams.contains(group) || hasRole(group);
    }
}
