package io.guichet.process;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.ticket.TicketAccess;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which tickets an administrator may free: all of them, or with a token those of its brands. */
@Component
class IncidentAccess {

    private final Brands brands;
    private final TicketAccess tickets;

    IncidentAccess(Brands brands, TicketAccess tickets) {
        this.brands = brands;
        this.tickets = tickets;
    }

    /** The brands to which the user is limited; null for a user who has all, who also sees what belongs to no ticket. */
    Set<String> brandsOf(StaffMember staff) {
        return brands.all().stream().allMatch(brand -> staff.hasAccessTo(brand.id())) ? null : staff.brands();
    }

    /** Those of these numbers that the user may know of. */
    Set<String> visible(Collection<String> numbers, StaffMember staff) {
        return brandsOf(staff) == null ? Set.copyOf(numbers) : tickets.visible(numbers, staff);
    }
}
