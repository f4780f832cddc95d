package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the dates on which agents come back to tickets. */
@RestController
@RequestMapping("/api/tickets/{number}/follow-up")
@Tag(name = "Tickets")
class FollowUpApi {

    private final FollowUpCommands commands;
    private final Tickets tickets;
    private final StaffDirectory staff;

    FollowUpApi(FollowUpCommands commands, Tickets tickets, StaffDirectory staff) {
        this.commands = commands;
        this.tickets = tickets;
        this.staff = staff;
    }

    record FollowUpRequest(Instant at) {}

    /** @param followUpAt null if none is planned */
    record FollowUpResponse(String number, String status, Instant followUpAt) {}

    @PutMapping
    @Operation(
            summary = "Plan a follow-up: the ticket waits for the date and comes back to its agent",
            description =
                    "A message of the customer ends the wait. Clocks go on. 409 unless the ticket waits for an answer"
                            + " of its agent or for another date.")
    public FollowUpResponse plan(@PathVariable String number, @RequestBody FollowUpRequest request) {
        commands.plan(number, request.at(), staff.current());
        return response(number);
    }

    @DeleteMapping
    @Operation(summary = "Cancel the follow-up; the ticket is its agent's at once")
    public FollowUpResponse cancel(@PathVariable String number) {
        commands.cancel(number, staff.current());
        return response(number);
    }

    private FollowUpResponse response(String number) {
        var ticket = tickets.get(number);
        return new FollowUpResponse(number, ticket.status(), ticket.followUpAt());
    }
}
