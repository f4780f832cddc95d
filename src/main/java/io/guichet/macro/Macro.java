package io.guichet.macro;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import java.time.Instant;

/**
 * A macro.
 *
 * @param owner id of the user who made it
 * @param uses how often it went into a reply or note that was sent
 */
public record Macro(
        long id,
        String brand,
        MacroContent content,
        String owner,
        int revision,
        long uses,
        String changedBy,
        Instant changedAt) {

    /** Whether the user finds it and may change it. */
    boolean isFor(StaffMember staff) {
        return staff.hasAccessTo(brand)
                && switch (content.scope()) {
                    case BRAND -> true;
                    case TEAM -> isForTeamOf(staff);
                    case PERSON -> owner.equals(staff.id());
                };
    }

    /** Leads help every team. */
    boolean isForTeamOf(StaffMember staff) {
        return staff.belongsTo(content.team()) || staff.hasRole(Roles.LEAD);
    }
}
