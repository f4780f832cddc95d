package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.desk.TicketDetailsLoader.TicketDetails;
import io.guichet.problem.BadInput;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of tickets, for staff. */
@RestController
@RequestMapping("/api/tickets")
@Tag(name = "Tickets")
class TicketsApi {

    private final TicketList ticketList;
    private final TicketDetailsLoader ticketDetails;
    private final ClockResponseAssembler clockResponses;
    private final TicketAccess access;
    private final Tasks tasks;
    private final StaffDirectory staff;
    private final Brands brands;
    private final Clock clock;
    private final RelatedTickets relatedTickets;

    TicketsApi(
            TicketList ticketList,
            TicketDetailsLoader ticketDetails,
            ClockResponseAssembler clockResponses,
            TicketAccess access,
            Tasks tasks,
            StaffDirectory staff,
            Brands brands,
            Clock clock,
            RelatedTickets relatedTickets) {
        this.relatedTickets = relatedTickets;
        this.ticketList = ticketList;
        this.ticketDetails = ticketDetails;
        this.clockResponses = clockResponses;
        this.access = access;
        this.tasks = tasks;
        this.staff = staff;
        this.brands = brands;
        this.clock = clock;
    }

    record ItemsResponse<T>(List<T> items) {}

    @GetMapping
    @Operation(
            summary = "Find tickets of the brands you serve",
            description =
                    "Sorted by `due` (the usual order) or `-created`; a page ends with the cursor of the next one.")
    Page<TicketList.TicketSummary> list(@ParameterObject TicketFilter filter) {
        return ticketList.of(filter, staff.current());
    }

    @GetMapping("/{number}")
    @Operation(summary = "Get a ticket with its tasks, messages, attachments, clocks and timeline")
    TicketResponse get(@PathVariable String number, Locale locale) {
        var details = ticketDetails.of(number, staff.current());
        return TicketResponse.of(
                details,
                clockResponses.of(details, clock.instant(), zone(details, null), locale),
                relatedTickets.numbers(number, staff.current()));
    }

    @GetMapping("/{number}/clocks")
    @Operation(
            summary = "Due date of each SLA target, with its explanation",
            description = "One clock for each target, with every ledger entry and every interval, counted or"
                    + " skipped. The explanation is in the language of `Accept-Language`, in the zone `zone`"
                    + " or else the brand's. With `knownAt` the answer is what was known at that instant.")
    ItemsResponse<ClockResponseAssembler.ClockResponse> clocks(
            @PathVariable String number,
            @RequestParam(required = false) String zone,
            @RequestParam(required = false) Instant knownAt,
            Locale locale) {
        var details = knownAt == null
                ? ticketDetails.of(number, staff.current())
                : ticketDetails.asKnownAt(number, knownAt, staff.current());
        return new ItemsResponse<>(
                clockResponses.of(details, knownAt == null ? clock.instant() : knownAt, zone(details, zone), locale));
    }

    private ZoneId zone(TicketDetails details, String zone) {
        if (zone == null) {
            return brands.get(details.ticket().brand()).zone();
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadInput("zone", "'%s' is not a zone like Europe/Paris or an offset like +10:00".formatted(zone));
        }
    }

    @GetMapping("/{number}/tasks")
    @Operation(summary = "The open tasks of a ticket")
    ItemsResponse<DeskTask> tasks(@PathVariable String number) {
        access.requireVisible(number, staff.current());
        return new ItemsResponse<>(tasks.of(number));
    }
}
