package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
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

    TicketsApi(
            TicketList list,
            TicketViews views,
            ClockAnswers clocks,
            TicketAccess access,
            Tasks tasks,
            StaffDirectory staff) {
        this.list = list;
        this.views = views;
        this.clocks = clocks;
        this.access = access;
        this.tasks = tasks;
        this.staff = staff;
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
        return TicketAnswer.of(view, clocks.of(view.clocks(), locale));
    }

    @GetMapping("/{number}/clocks")
    @Operation(
            summary = "When each promise falls due, and why",
            description = "One clock for each target, with every line of its ledger. The explanation is told in the"
                    + " language of `Accept-Language`.")
    Items<ClockAnswers.ClockAnswer> clocks(@PathVariable String number, Locale locale) {
        return new Items<>(clocks.of(views.of(number, staff.current()).clocks(), locale));
    }

    @GetMapping("/{number}/tasks")
    @Operation(summary = "The open tasks of a ticket")
    Items<DeskTask> tasks(@PathVariable String number) {
        access.sees(number, staff.current());
        return new Items<>(tasks.of(number));
    }
}
