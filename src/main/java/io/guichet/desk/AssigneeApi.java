package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the assignees of tickets. */
@RestController
@Tag(name = "Tickets")
class AssigneeApi {

    private final AssigneeCommands commands;
    private final Tickets tickets;
    private final StaffDirectory staff;

    AssigneeApi(AssigneeCommands commands, Tickets tickets, StaffDirectory staff) {
        this.commands = commands;
        this.tickets = tickets;
        this.staff = staff;
    }

    /**
     * @param user user id; null for the team
     * @param reason required if the ticket is somebody else's
     */
    record AssigneeRequest(String user, String reason) {}

    record AssigneeResponse(String number, String status, String assignee) {}

    @PutMapping("/api/tickets/{number}/assignee")
    @Operation(
            summary = "Assign a ticket to a member of its team, or give it back to the team",
            description =
                    "A ticket of somebody else needs a `reason`; without one, the answer is 409 with its `holder`.")
    AssigneeResponse assign(@PathVariable String number, @RequestBody AssigneeRequest request) {
        commands.assign(number, request.user(), request.reason(), staff.current());
        var ticket = tickets.get(number);
        return new AssigneeResponse(number, ticket.status(), ticket.assignee());
    }
}
