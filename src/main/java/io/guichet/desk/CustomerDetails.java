package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.CustomerNotes;
import io.guichet.customer.CustomerNotes.CustomerNote;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.Customers;
import io.guichet.desk.CustomerTickets.CustomerRating;
import io.guichet.desk.CustomerTickets.CustomerTicketPage;
import io.guichet.ticket.Ticket;
import io.guichet.web.BrowserZone;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what the desk knows of the customer of a ticket. Of an unverified requester it tells nothing of the record. */
@Component
class CustomerDetails {

    private static final int SHOWN_TICKETS = 8;
    private static final int SHOWN_RATINGS = 3;

    private final Customers customers;
    private final CustomerTeams teams;
    private final CustomerNotes notes;
    private final CustomerTickets tickets;
    private final Brands brands;

    CustomerDetails(
            Customers customers, CustomerTeams teams, CustomerNotes notes, CustomerTickets tickets, Brands brands) {
        this.customers = customers;
        this.teams = teams;
        this.notes = notes;
        this.tickets = tickets;
        this.brands = brands;
    }

    /** Where the zone of a customer comes from. */
    enum ZoneSource {
        /** Their browser when they last signed in. */
        BROWSER,
        /** The region of their contract. */
        REGION
    }

    record CustomerZone(ZoneId zone, ZoneSource source) {}

    /**
     * What is known.
     *
     * @param zone null if neither a browser nor a region is known
     * @param tickets the other tickets, as far as the user may see them
     * @param ratings the latest ratings, newest first
     * @param notes notes of staff, newest first
     */
    record KnownCustomer(
            Customer customer,
            CustomerZone zone,
            List<CustomerTeam> teams,
            CustomerTicketPage tickets,
            List<CustomerRating> ratings,
            List<CustomerNote> notes) {}

    /** Empty if the requester has not proved the address. */
    Optional<KnownCustomer> of(Ticket ticket, StaffMember staff) {
        if (!ticket.isVerified()) {
            return Optional.empty();
        }
        var customer = customers.ownerOf(ticket.customerId());
        var records = customers.idsOf(customer.id());
        return Optional.of(new KnownCustomer(
                customer,
                zone(customer, brands.get(ticket.brand())),
                teams.of(customer.id()),
                tickets.of(records, ticket.number(), staff, SHOWN_TICKETS),
                tickets.ratings(records, staff, SHOWN_RATINGS),
                notes.of(customer.id())));
    }

    private static CustomerZone zone(Customer customer, Brand brand) {
        return BrowserZone.parse(customer.zone())
                .map(zone -> new CustomerZone(zone, ZoneSource.BROWSER))
                .or(() -> Optional.ofNullable(customer.region())
                        .map(brand.regionZones()::get)
                        .map(zone -> new CustomerZone(zone, ZoneSource.REGION)))
                .orElse(null);
    }
}
