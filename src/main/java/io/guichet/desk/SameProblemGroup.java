package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.customer.VerificationMethod;
import io.guichet.desk.TicketList.RequesterSummary;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketLinks;
import io.guichet.ticket.TicketLinks.LinkType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tickets with the same problem that the user may see. */
@Component
class SameProblemGroup {

    private final TicketLinks links;
    private final TicketAccess access;
    private final JdbcClient db;

    SameProblemGroup(TicketLinks links, TicketAccess access, JdbcClient db) {
        this.links = links;
        this.access = access;
        this.db = db;
    }

    /**
     * A ticket of the group.
     *
     * @param customer name or address of its requester
     * @param newestMessage id of its newest message
     * @param direct whether it is linked to the first ticket itself
     */
    public record GroupedTicket(
            String number,
            String brand,
            String subject,
            String status,
            String customer,
            long newestMessage,
            boolean direct) {

        public boolean isClosed() {
            return status.equals(Ticket.CLOSED);
        }
    }

    /** The ticket itself first, then the others by number. */
    List<GroupedTicket> of(String number, StaffMember staff) {
        var direct = links.of(number).stream()
                .filter(link -> link.type() == LinkType.SAME_PROBLEM)
                .map(link -> link.other(number))
                .toList();
        var numbers = new ArrayList<>(List.of(number));
        numbers.addAll(links.sameProblem(number));
        var hidden = access.hiddenNumbersSql(staff);
        return db.sql(
                        """
                        select t.number, t.brand, t.subject, t.status, t.verified_by, t.requester_name, c.email, c.name,
                          (select coalesce(max(m.id), 0) from message m where m.number = t.number) as newest
                        from ticket t join customer c on c.id = t.customer_id
                        where t.number in (:numbers)%s
                        order by case when t.number = :first then 0 else 1 end, t.number"""
                                .formatted(hidden.isEmpty() ? "" : " and t.number not in (%s)".formatted(hidden)))
                .param("numbers", numbers)
                .param("first", number)
                .query((row, index) -> new GroupedTicket(
                        row.getString("number"),
                        row.getString("brand"),
                        row.getString("subject"),
                        row.getString("status"),
                        RequesterSummary.of(
                                        row.getString("email"),
                                        row.getString("requester_name"),
                                        row.getString("name"),
                                        VerificationMethod.read(row.getString("verified_by")))
                                .displayName(),
                        row.getLong("newest"),
                        direct.contains(row.getString("number"))))
                .list();
    }
}
