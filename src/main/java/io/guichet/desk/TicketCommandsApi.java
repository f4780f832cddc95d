package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.intake.TicketSplitter;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.problem.NotFound;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
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

    private static final int MAX_REFERENCE_LENGTH = 200;

    private final TicketAccess access;
    private final TicketCommands commands;
    private final TicketSplitter ticketSplitter;
    private final Overrides overrides;
    private final Tickets tickets;
    private final StaffDirectory staff;
    private final Idempotency idempotency;

    TicketCommandsApi(
            TicketAccess access,
            TicketCommands commands,
            TicketSplitter ticketSplitter,
            Overrides overrides,
            Tickets tickets,
            StaffDirectory staff,
            Idempotency idempotency) {
        this.access = access;
        this.commands = commands;
        this.ticketSplitter = ticketSplitter;
        this.overrides = overrides;
        this.tickets = tickets;
        this.staff = staff;
        this.idempotency = idempotency;
    }

    record ReasonRequest(String reason) {}

    record WithdrawRequest() {}

    record PaymentRequest(Instant paidAt, String reference) {}

    record SplitRequest(List<TicketSplitter.SplitPart> parts) {}

    /** @param parts the numbers of the new tickets, in the order of the parts */
    record SplitResponse(String number, String status, List<String> parts) {}

    record MergeRequest(String into) {}

    record OverrideResponse(String number, String status, String priority, String plan, String team) {}

    @PostMapping("/reopen")
    @RetryableTransaction
    @Operation(summary = "Reopen a solved ticket")
    public TicketStatusResponse reopen(
            @PathVariable String number, @RequestBody(required = false) ReasonRequest request) {
        var actor = workingAgent(number);
        commands.reopen(number, request == null ? null : request.reason(), actor);
        return status(number);
    }

    @PostMapping("/close")
    @RetryableTransaction
    @Operation(summary = "Close a solved ticket now")
    public TicketStatusResponse close(@PathVariable String number, @RequestBody ReasonRequest request) {
        var actor = workingAgent(number);
        commands.close(number, request.reason(), actor);
        return status(number);
    }

    @PostMapping("/withdraw")
    @RetryableTransaction
    @Operation(summary = "Withdraw a ticket that the customer no longer needs")
    public TicketStatusResponse withdraw(
            @PathVariable String number, @RequestBody(required = false) WithdrawRequest request) {
        var actor = workingAgent(number);
        commands.withdraw(number, actor);
        return status(number);
    }

    @PostMapping("/payment")
    @RetryableTransaction
    @Operation(summary = "Record the payment of the fee; the SLA targets of the paid service count from then")
    public TicketStatusResponse confirmPayment(@PathVariable String number, @RequestBody PaymentRequest request) {
        var actor = workingAgent(number);
        if (request.paidAt() == null) {
            throw new BadInput("paidAt", "is required");
        }
        var reference = request.reference() == null ? "" : request.reference().strip();
        if (reference.isEmpty() || reference.length() > MAX_REFERENCE_LENGTH) {
            throw new BadInput("reference", "must be a text of 1 to %d characters".formatted(MAX_REFERENCE_LENGTH));
        }
        commands.recordPayment(number, request.paidAt(), reference, actor);
        return status(number);
    }

    @PostMapping("/split")
    @RetryableTransaction
    @Operation(summary = "Split into several tickets; each keeps the receipt time")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SplitResponse.class)))
    public ResponseEntity<?> split(
            @PathVariable String number,
            @RequestBody SplitRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var actor = workingAgent(number);
        return idempotency.respondOnce(actor.id(), "tickets/%s/split".formatted(number), key, request, () -> {
            var parts = ticketSplitter.split(number, request.parts(), actor);
            return ResponseEntity.ok(
                    new SplitResponse(number, tickets.get(number).status(), parts));
        });
    }

    @PostMapping("/merge")
    @RetryableTransaction
    @Operation(summary = "Merge into another ticket of the same brand")
    public TicketStatusResponse merge(@PathVariable String number, @RequestBody MergeRequest request) {
        var actor = workingAgent(number);
        if (request.into() == null || request.into().isBlank()) {
            throw new BadInput("into", "must be the number of another ticket");
        }
        try {
            access.requireVisible(request.into(), staff.current());
        } catch (NotFound e) {
            throw new BadInput("into", e.getMessage());
        }
        commands.merge(number, request.into(), actor);
        return status(number);
    }

    @PostMapping("/override")
    @RetryableTransaction
    @Operation(
            summary = "Override priority, plan, team or a due date",
            description = "The values replace those of the decision tables; the reason is recorded in the"
                    + " timeline. Triage does not change them. With `correction` the plan is corrected retroactively: SLA"
                    + " targets already met or missed are evaluated again.")
    public OverrideResponse override(@PathVariable String number, @RequestBody Overrides.OverrideRequest request) {
        overrides.apply(number, request, staff.current());
        return overrideResponse(number);
    }

    @DeleteMapping("/override")
    @RetryableTransaction
    @Operation(
            summary = "Remove an override",
            description =
                    "`field` is the overridden field, `target` the SLA target of a DUE override; the reason is recorded in the timeline.")
    public OverrideResponse removeOverride(
            @PathVariable String number,
            @RequestParam Overrides.OverriddenField field,
            @RequestParam(required = false) Target target,
            @RequestParam String reason) {
        overrides.remove(number, field, target, reason, staff.current());
        return overrideResponse(number);
    }

    private OverrideResponse overrideResponse(String number) {
        var ticket = tickets.get(number);
        var plan = ticket.attributes().text("plan").orElse(null);
        return new OverrideResponse(number, ticket.status(), ticket.priority(), plan, ticket.team());
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
