package io.guichet.access;

import java.util.List;

/** Roles of staff; each role is a group of the same name. */
public final class Roles {

    public static final String AGENT = "agent";
    public static final String SPECIALIST = "specialist";
    public static final String DEVELOPER = "developer";
    public static final String LEAD = "lead";
    public static final String ANALYST = "analyst";
    public static final String MANAGER = "manager";
    public static final String ADMIN = "admin";

    /** All roles in display order. */
    public static final List<String> ALL = List.of(AGENT, SPECIALIST, DEVELOPER, LEAD, ANALYST, MANAGER, ADMIN);

    /** Roles that work on tickets. */
    static final List<String> TICKET_ROLES = List.of(AGENT, SPECIALIST, DEVELOPER, LEAD);

    private Roles() {}

    /** The role as Spring Security authority, such as {@code ROLE_LEAD}. */
    static String authority(String role) {
        return "ROLE_" + role.toUpperCase(java.util.Locale.ROOT);
    }
}
