package io.guichet.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guichet.access.StaffDirectory;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.desk.CustomerDetails.KnownCustomer;
import io.guichet.desk.CustomerDetails.ZoneSource;
import io.guichet.desk.CustomerNoteCommands.NoteRequest;
import io.guichet.desk.CustomerNoteCommands.NoteResponse;
import io.guichet.desk.CustomerTickets.CustomerRating;
import io.guichet.desk.CustomerTickets.CustomerTicket;
import io.guichet.ticket.TicketAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the customer of a ticket, as staff know them. */
@RestController
@RequestMapping("/api/tickets/{number}/customer")
@Tag(name = "Customers")
class CustomerApi {

    private final TicketAccess access;
    private final CustomerDetails details;
    private final CustomerNoteCommands notes;
    private final StaffDirectory staff;

    CustomerApi(TicketAccess access, CustomerDetails details, CustomerNoteCommands notes, StaffDirectory staff) {
        this.access = access;
        this.details = details;
        this.notes = notes;
        this.staff = staff;
    }

    /** @param zone id of an IANA zone */
    record ZoneResponse(String zone, ZoneSource source) {}

    /**
     * The customer.
     *
     * @param known whether the requester has proved the address; otherwise nothing else is given
     * @param moreTickets number of the visible tickets that are not in the list
     */
    record CustomerResponse(
            boolean known,
            String email,
            String name,
            String language,
            String plan,
            String addOn,
            @JsonProperty("package") String pack,
            String region,
            ZoneResponse zone,
            List<CustomerTeam> teams,
            List<CustomerTicket> tickets,
            int moreTickets,
            List<CustomerRating> ratings,
            List<NoteResponse> notes) {

        private static final CustomerResponse UNKNOWN = new CustomerResponse(
                false, null, null, null, null, null, null, null, null, List.of(), List.of(), 0, List.of(), List.of());

        static CustomerResponse of(KnownCustomer known) {
            var customer = known.customer();
            return new CustomerResponse(
                    true,
                    customer.email(),
                    customer.name(),
                    customer.language(),
                    customer.plan(),
                    customer.addOn(),
                    customer.pack(),
                    customer.region(),
                    known.zone() == null
                            ? null
                            : new ZoneResponse(
                                    known.zone().zone().getId(), known.zone().source()),
                    known.teams(),
                    known.tickets().tickets(),
                    known.tickets().more(),
                    known.ratings(),
                    known.notes().stream().map(NoteResponse::of).toList());
        }
    }

    @GetMapping
    @Operation(
            summary = "Get the customer of a ticket: contract, teams, zone, other tickets, ratings, notes of staff",
            description = "Of a requester who has not proved the address, `known` is false and nothing else is given.")
    public CustomerResponse get(@PathVariable String number) {
        var ticket = access.requireVisible(number, staff.current());
        return details.of(ticket, staff.current()).map(CustomerResponse::of).orElse(CustomerResponse.UNKNOWN);
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a note on the customer, which customers never see",
            description = "409 if the requester has not proved the address.")
    public NoteResponse addNote(
            @PathVariable String number,
            @RequestBody NoteRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return notes.add(number, request, key, staff.current());
    }

    @DeleteMapping("/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a note on the customer", description = "By its author or a lead.")
    public void deleteNote(@PathVariable String number, @PathVariable long id) {
        notes.delete(number, id, staff.current());
    }
}
