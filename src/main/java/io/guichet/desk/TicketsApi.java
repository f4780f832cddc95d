package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.http.Page;
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

/** Tickets, as programs of the staff read them. */
@RestController
@RequestMapping("/api/tickets")
@Tag(name = "Tickets")
class TicketsApi {

    private final TicketList list;
    private final TicketViews views;
    private final ClockAnswers clocks;
    private final TicketAccess access;
    private final Tasks tasks;
    private final StaffDirectory staff;
    private final Brands brands;
    private final Clock clock;

    TicketsApi(
            TicketList list,
            TicketViews views,
            ClockAnswers clocks,
            TicketAccess access,
            Tasks tasks,
            StaffDirectory staff,
            Brands brands,
            Clock clock) {
        this.list = list;
        this.views = views;
        this.clocks = clocks;
        this.access = access;
        this.tasks = tasks;
        this.staff = staff;
        this.brands = brands;
        this.clock = clock;
    }

    record Items<T>(List<T> items) {}

    @GetMapping
    @Operation(
            summary = "Find tickets of the brands you serve",
            description =
                    "Sorted by `due` (the usual order) or `-created`; a page ends with the cursor of the next one.")
    Page<TicketList.Summary> find(@ParameterObject TicketFilter filter) {
        return list.of(filter, staff.current());
    }

    @GetMapping("/{number}")
    @Operation(summary = "All there is to know about one ticket")
    TicketAnswer one(@PathVariable String number, Locale locale) {
        var view = views.of(number, staff.current());
        return TicketAnswer.of(view, clocks.of(view, clock.instant(), zone(view, null), locale));
    }

    @GetMapping("/{number}/clocks")
    @Operation(
            summary = "When each promise falls due, and why",
            description =
                    "One clock for each target, with every line of its ledger, every stretch of time that counts and every"
                            + " one that does not. The explanation is told in the language of `Accept-Language`, in the zone `zone`"
                            + " or else the brand's. With `knownAt` it is what was known at that instant.")
    Items<ClockAnswers.ClockAnswer> clocks(
            @PathVariable String number,
            @RequestParam(required = false) String zone,
            @RequestParam(required = false) Instant knownAt,
            Locale locale) {
        var view = knownAt == null ? views.of(number, staff.current()) : views.known(number, knownAt, staff.current());
        return new Items<>(clocks.of(view, knownAt == null ? clock.instant() : knownAt, zone(view, zone), locale));
    }

    private ZoneId zone(TicketView view, String zone) {
        if (zone == null) {
            return brands.get(view.ticket().brand()).zone();
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadInput("zone", "'%s' is not a zone like Europe/Paris or an offset like +10:00".formatted(zone));
        }
    }

    @GetMapping("/{number}/tasks")
    @Operation(summary = "The open tasks of a ticket")
    Items<DeskTask> tasks(@PathVariable String number) {
        access.sees(number, staff.current());
        return new Items<>(tasks.of(number));
    }
}
