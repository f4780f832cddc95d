package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.LocalisedText;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fair use by hand: a ticket is served after others for a while. */
@RestController
@RequestMapping("/api/tickets/{number}/demotion")
@Tag(name = "Tickets")
class DeprioritisationApi {

    private static final int REASON_LENGTH = 400;

    private final TicketAccess access;
    private final Deprioritisations deprioritisations;
    private final Tickets tickets;
    private final StaffDirectory staff;

    DeprioritisationApi(
            TicketAccess access, Deprioritisations deprioritisations, Tickets tickets, StaffDirectory staff) {
        this.access = access;
        this.deprioritisations = deprioritisations;
        this.tickets = tickets;
        this.staff = staff;
    }

    record DeprioritisationRequest(String reason, Instant until) {}

    @PostMapping
    @RetryableTransaction
    @Operation(summary = "Deprioritise the ticket (fair use); the reason is recorded in the timeline")
    public TicketStatusResponse deprioritise(
            @PathVariable String number, @RequestBody DeprioritisationRequest request) {
        var actor = workingAgent(number);
        var reason = request.reason() == null ? "" : request.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
            throw new BadInput("reason", "must be a text of 1 to %d characters".formatted(REASON_LENGTH));
        }
        if (request.until() == null) {
            throw new BadInput("until", "is required");
        }
        deprioritisations.deprioritise(
                number, new LocalisedText(Map.of("en", reason)), request.until(), Map.of(), actor);
        return status(number);
    }

    @DeleteMapping
    @RetryableTransaction
    @Operation(summary = "Remove the deprioritisation")
    public TicketStatusResponse removeDeprioritisation(@PathVariable String number) {
        deprioritisations.lift(number, workingAgent(number));
        return status(number);
    }

    private Actor workingAgent(String number) {
        var staffMember = staff.current();
        access.requireWork(number, staffMember);
        return Actor.staff(staffMember.id());
    }

    private TicketStatusResponse status(String number) {
        return new TicketStatusResponse(number, tickets.get(number).status());
    }
}
