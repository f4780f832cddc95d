package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.http.NotFound;
import io.guichet.intake.Splits;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What staff want of a ticket beside writing; not possible, and a 409 with the status, unless its diagram waits for it. */
@RestController
@RequestMapping("/api/tickets/{number}")
@Tag(name = "Tickets")
class TicketCommandsApi {

    private static final int REFERENCE_LENGTH = 200;

    private final TicketAccess access;
    private final TicketCommands commands;
    private final Splits splits;
    private final Overrides overrides;
    private final Tickets tickets;
    private final StaffDirectory staff;
    private final Idempotency idempotency;

    TicketCommandsApi(
            TicketAccess access,
            TicketCommands commands,
            Splits splits,
            Overrides overrides,
            Tickets tickets,
            StaffDirectory staff,
            Idempotency idempotency) {
        this.access = access;
        this.commands = commands;
        this.splits = splits;
        this.overrides = overrides;
        this.tickets = tickets;
        this.staff = staff;
        this.idempotency = idempotency;
    }

    record Reason(String reason) {}

    record Nothing() {}

    record Payment(Instant paidAt, String reference) {}

    record Parts(List<Splits.Part> parts) {}

    /** @param parts the numbers of the new tickets, in the order of the parts */
    record Split(String number, String status, List<String> parts) {}

    record Into(String into) {}

    record Overridden(String number, String status, String priority, String plan, String team) {}

    @PostMapping("/reopen")
    @Command
    @Operation(summary = "The solution was none: back to work")
    public Standing reopen(@PathVariable String number, @RequestBody(required = false) Reason said) {
        var by = worker(number);
        commands.reopen(number, said == null ? null : said.reason(), by);
        return standing(number);
    }

    @PostMapping("/close")
    @Command
    @Operation(summary = "Close a solved ticket before its time")
    public Standing close(@PathVariable String number, @RequestBody Reason said) {
        var by = worker(number);
        commands.close(number, said.reason(), by);
        return standing(number);
    }

    @PostMapping("/withdraw")
    @Command
    @Operation(summary = "The customer does not need this any more")
    public Standing withdraw(@PathVariable String number, @RequestBody(required = false) Nothing nothing) {
        var by = worker(number);
        commands.withdraw(number, by);
        return standing(number);
    }

    @PostMapping("/payment")
    @Command
    @Operation(summary = "The fee was received; the paid service's time counts from then")
    public Standing payment(@PathVariable String number, @RequestBody Payment payment) {
        var by = worker(number);
        if (payment.paidAt() == null) {
            throw new BadInput("paidAt", "must say when the fee was received");
        }
        var reference = payment.reference() == null ? "" : payment.reference().strip();
        if (reference.isEmpty() || reference.length() > REFERENCE_LENGTH) {
            throw new BadInput("reference", "must be a text of 1 to %d characters".formatted(REFERENCE_LENGTH));
        }
        commands.paid(number, payment.paidAt(), reference, by);
        return standing(number);
    }

    @PostMapping("/split")
    @Command
    @Operation(summary = "Make tickets of their own of several questions; each counts from the first one's receipt")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Split.class)))
    public ResponseEntity<?> split(
            @PathVariable String number,
            @RequestBody Parts asked,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var by = worker(number);
        return idempotency.once(by.id(), "tickets/%s/split".formatted(number), key, asked, () -> {
            var parts = splits.split(number, asked.parts(), by);
            return ResponseEntity.ok(new Split(number, tickets.get(number).status(), parts));
        });
    }

    @PostMapping("/merge")
    @Command
    @Operation(summary = "Go on with another ticket of the same brand; this one ends")
    public Standing merge(@PathVariable String number, @RequestBody Into other) {
        var by = worker(number);
        if (other.into() == null || other.into().isBlank()) {
            throw new BadInput("into", "must be the number of another ticket");
        }
        try {
            access.sees(other.into(), staff.current());
        } catch (NotFound e) {
            throw new BadInput("into", e.getMessage());
        }
        commands.merge(number, other.into(), by);
        return standing(number);
    }

    @PostMapping("/override")
    @Command
    @Operation(
            summary = "A lead decides over the tables' heads",
            description = "Changes priority, plan, team, or when a target is due, with a reason that stays in the"
                    + " timeline. Triage does not undo it. With `correction` the plan has always been this one: promises"
                    + " already kept or broken are judged anew.")
    public Overridden override(@PathVariable String number, @RequestBody Overrides.Order order) {
        overrides.apply(number, order, staff.current());
        return overridden(number);
    }

    @DeleteMapping("/override")
    @Command
    @Operation(
            summary = "Leave to the tables again what a lead has decided over their heads",
            description =
                    "`what` says which decision, `target` whose deadline when it is DUE; the reason stays in the timeline.")
    public Overridden lift(
            @PathVariable String number,
            @RequestParam Overrides.Overridden what,
            @RequestParam(required = false) Target target,
            @RequestParam String reason) {
        overrides.lift(number, what, target, reason, staff.current());
        return overridden(number);
    }

    private Overridden overridden(String number) {
        var ticket = tickets.get(number);
        var plan = ticket.facts().text("plan").orElse(null);
        return new Overridden(number, ticket.status(), ticket.priority(), plan, ticket.team());
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
