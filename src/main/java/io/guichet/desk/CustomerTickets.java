package io.guichet.desk;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.access.StaffMember;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets of one customer and the ratings of their solutions, as far as the user may see the tickets. */
@Component
class CustomerTickets {

    private final JdbcClient db;
    private final TicketAccess access;

    CustomerTickets(JdbcClient db, TicketAccess access) {
        this.db = db;
        this.access = access;
    }

    /**
     * A ticket of the customer.
     *
     * @param verified whether its requester has proved the address
     */
    public record CustomerTicket(
            String number, String brand, String subject, String status, boolean verified, Instant receivedAt) {

        public boolean isClosed() {
            return status.equals(Ticket.CLOSED);
        }
    }

    /** The first tickets, and the number of all. */
    record CustomerTicketPage(List<CustomerTicket> tickets, int total) {

        int more() {
            return total - tickets.size();
        }
    }

    /**
     * An answered survey.
     *
     * @param score from 1 to 5
     * @param comment null if none was given
     */
    public record CustomerRating(String number, int score, String comment, Instant answeredAt) {}

    private record CountedTicket(CustomerTicket ticket, int total) {}

    /**
     * The tickets of these records but one: open ones first, then the newest.
     *
     * @param except number of the ticket that is left out
     */
    CustomerTicketPage of(List<Long> records, String except, StaffMember staff, int limit) {
        var counted = db.sql(
                        """
                        select number, brand, subject, status, verified_by, received_at, count(*) over () as total
                        from ticket where customer_id in (:records) and number <> :except%s
                        order by case when status = :closed then 1 else 0 end, received_at desc, number
                        limit :limit"""
                                .formatted(visible("number", staff)))
                .param("records", records)
                .param("except", except)
                .param("closed", Ticket.CLOSED)
                .param("limit", limit)
                .query((row, index) -> new CountedTicket(
                        new CustomerTicket(
                                row.getString("number"),
                                row.getString("brand"),
                                row.getString("subject"),
                                row.getString("status"),
                                row.getString("verified_by") != null,
                                instant(row, "received_at")),
                        row.getInt("total")))
                .list();
        return new CustomerTicketPage(
                counted.stream().map(CountedTicket::ticket).toList(),
                counted.isEmpty() ? 0 : counted.get(0).total());
    }

    /** The latest ratings, newest first. */
    List<CustomerRating> ratings(List<Long> records, StaffMember staff, int limit) {
        return db.sql(
                        """
                        select s.number, s.score, s.comment, s.answered_at
                        from survey s join ticket t on t.number = s.number
                        where t.customer_id in (:records) and s.score is not null%s
                        order by s.answered_at desc, s.id desc limit :limit"""
                                .formatted(visible("t.number", staff)))
                .param("records", records)
                .param("limit", limit)
                .query((row, index) -> new CustomerRating(
                        row.getString("number"),
                        row.getInt("score"),
                        row.getString("comment"),
                        instant(row, "answered_at")))
                .list();
    }

    /** The part of a condition that leaves out what the user must not see. */
    private String visible(String column, StaffMember staff) {
        var hidden = access.hiddenNumbersSql(staff);
        return hidden.isEmpty() ? "" : " and %s not in (%s)".formatted(column, hidden);
    }
}
