package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.desk.RelationCommands.LinkResponse;
import io.guichet.ticket.TicketLinks.LinkType;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the tags of tickets and of the links between them. */
@RestController
@RequestMapping("/api/tickets/{number}")
@Tag(name = "Tickets")
class RelationsApi {

    private final RelationCommands commands;
    private final Tickets tickets;
    private final StaffDirectory staff;

    RelationsApi(RelationCommands commands, Tickets tickets, StaffDirectory staff) {
        this.commands = commands;
        this.tickets = tickets;
        this.staff = staff;
    }

    record TagsRequest(List<String> tags) {}

    record TagsResponse(String number, String status, List<String> tags) {}

    /** @param number of the other ticket */
    record LinkRequest(LinkType type, String number) {}

    record LinksResponse(String number, String status, List<LinkResponse> links) {}

    @PutMapping("/tags")
    @Operation(
            summary = "Replace the tags of a ticket",
            description = "At most 20, each of at most 40 characters on one line; stored in lower case.")
    public TagsResponse tag(@PathVariable String number, @RequestBody TagsRequest request) {
        var tags = commands.setTags(number, request.tags(), staff.current());
        return new TagsResponse(number, status(number), tags);
    }

    @PostMapping("/links")
    @Operation(
            summary = "Link a ticket to another one of the brand",
            description =
                    "`SAME_PROBLEM` holds in both directions; `BLOCKS` says that this ticket blocks the other one.")
    public LinksResponse link(@PathVariable String number, @RequestBody LinkRequest request) {
        commands.link(number, request.type(), request.number(), staff.current());
        return links(number);
    }

    @DeleteMapping("/links")
    @Operation(
            summary = "Remove the link between two tickets",
            description = "`SAME_PROBLEM` in both directions; `BLOCKS` only that this ticket blocks the other one.")
    public LinksResponse unlink(
            @PathVariable String number, @RequestParam LinkType type, @RequestParam("number") String other) {
        commands.unlink(number, type, other, staff.current());
        return links(number);
    }

    private LinksResponse links(String number) {
        return new LinksResponse(number, status(number), commands.links(number, staff.current()));
    }

    private String status(String number) {
        return tickets.get(number).status();
    }
}
