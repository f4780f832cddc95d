package io.guichet.search;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.ticket.TicketAccess;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What a member of staff may find.
 *
 * @param brands brands that the user serves
 * @param groups teams and roles, whose restricted tickets the user may see
 * @param allTeams whether the user sees restricted tickets of every team
 * @param internalNotes whether the user may read internal notes
 */
record SearchScope(Set<String> brands, Set<String> groups, boolean allTeams, boolean internalNotes) {

    static SearchScope of(StaffMember staff) {
        var groups = new HashSet<>(staff.teams());
        groups.addAll(staff.roles());
        return new SearchScope(
                staff.brands(), groups, staff.hasRole(Roles.ADMIN), TicketAccess.mayReadInternalNotes(staff));
    }

    SearchScope withBrand(String brand) {
        return new SearchScope(brands.contains(brand) ? Set.of(brand) : Set.of(), groups, allTeams, internalNotes);
    }

    boolean permits(SearchableTicket ticket) {
        return brands.contains(ticket.brand())
                && (!ticket.restricted() || allTeams || ticket.team() != null && groups.contains(ticket.team()));
    }

    void addFilters(BooleanQuery.Builder query) {
        query.add(anyOf(TicketFields.BRAND, brands), Occur.FILTER);
        if (!allTeams) {
            var audiences = new HashSet<>(groups);
            audiences.add(TicketFields.EVERYBODY);
            query.add(anyOf(TicketFields.AUDIENCE, audiences), Occur.FILTER);
        }
    }

    static TermInSetQuery anyOf(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
