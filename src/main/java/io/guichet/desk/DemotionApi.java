package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Words;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Demotions;
import io.guichet.ticket.Tickets;
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
class DemotionApi {

    private static final int REASON_LENGTH = 400;

    private final TicketAccess access;
    private final Demotions demotions;
    private final Tickets tickets;
    private final StaffDirectory staff;

    DemotionApi(TicketAccess access, Demotions demotions, Tickets tickets, StaffDirectory staff) {
        this.access = access;
        this.demotions = demotions;
        this.tickets = tickets;
        this.staff = staff;
    }

    record Order(String reason, Instant until) {}

    @PostMapping
    @Command
    @Operation(summary = "Serve other tickets first until then; the reason stays in the timeline")
    public Standing demote(@PathVariable String number, @RequestBody Order order) {
        var by = worker(number);
        var reason = order.reason() == null ? "" : order.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
            throw new BadInput("reason", "must be a text of 1 to %d characters".formatted(REASON_LENGTH));
        }
        if (order.until() == null) {
            throw new BadInput("until", "must say when it ends");
        }
        demotions.demote(number, new Words(Map.of("en", reason)), order.until(), Map.of(), by);
        return standing(number);
    }

    @DeleteMapping
    @Command
    @Operation(summary = "Serve the ticket in turn again")
    public Standing lift(@PathVariable String number) {
        demotions.lift(number, worker(number));
        return standing(number);
    }

    private Actor worker(String number) {
        var person = staff.current();
        access.worksOn(number, person);
        return Actor.staff(person.id());
    }

    private Standing standing(String number) {
        return new Standing(number, tickets.get(number).status());
    }
}
