package io.guichet.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guichet.access.StaffDirectory;
import io.guichet.desk.MergePreviews.MergePreview;
import io.guichet.desk.TicketResponse.InvoiceResponse;
import io.guichet.policy.Target;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The commands of staff on a ticket as endpoints; 409 with the current status unless the ticket's diagram waits for one. */
@RestController
@RequestMapping("/api/tickets/{number}")
@Tag(name = "Tickets")
class TicketCommandsApi {

    private final StaffCommands commands;
    private final MergePreviews mergePreviews;
    private final Overrides overrides;
    private final Tickets tickets;
    private final StaffDirectory staff;

    TicketCommandsApi(
            StaffCommands commands,
            MergePreviews mergePreviews,
            Overrides overrides,
            Tickets tickets,
            StaffDirectory staff) {
        this.mergePreviews = mergePreviews;
        this.commands = commands;
        this.overrides = overrides;
        this.tickets = tickets;
        this.staff = staff;
    }

    record ReasonRequest(String reason) {}

    record WithdrawRequest() {}

    record PaymentRequest(Instant paidAt, String reference) {}

    /** @param reference of the payment, as on the bank statement */
    record SettlementRequest(String reference) {}

    record DeprioritisationRequest(String reason, Instant until) {}

    record MergeRequest(String into) {}

    /** @param due null where nothing is promised */
    record MergedClock(Target target, Instant due) {}

    /**
     * What a merge did, or would do.
     *
     * @param clocks open clocks of the other ticket; the rest is given by a dry run only
     * @param messages number of messages that are copied
     * @param attachments number of files that stay at the merged ticket
     * @param recipients addresses that get an e-mail
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MergeResponse(
            String number,
            String status,
            List<MergedClock> clocks,
            Integer messages,
            Integer attachments,
            List<String> recipients) {

        static MergeResponse of(String number, MergePreview preview) {
            return new MergeResponse(
                    number,
                    preview.status(),
                    preview.clocks().stream()
                            .map(clock -> new MergedClock(clock.target(), clock.due()))
                            .toList(),
                    preview.messages(),
                    preview.attachments(),
                    preview.recipients());
        }
    }

    /** The status that the ticket reached with the command. */
    record TicketStatusResponse(String number, String status) {}

    record OverrideResponse(String number, String status, String priority, String plan, String team) {}

    @PostMapping("/reopen")
    @Operation(summary = "Reopen a solved ticket")
    public TicketStatusResponse reopen(
            @PathVariable String number, @RequestBody(required = false) ReasonRequest request) {
        commands.reopen(number, request == null ? null : request.reason(), staff.current());
        return status(number);
    }

    @PostMapping("/close")
    @Operation(summary = "Close a solved ticket now")
    public TicketStatusResponse close(@PathVariable String number, @RequestBody ReasonRequest request) {
        commands.close(number, request.reason(), staff.current());
        return status(number);
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Withdraw a ticket that the customer no longer needs")
    public TicketStatusResponse withdraw(
            @PathVariable String number, @RequestBody(required = false) WithdrawRequest request) {
        commands.withdraw(number, staff.current());
        return status(number);
    }

    @PostMapping("/confirmation")
    @Operation(
            summary = "Confirm that the requester is the owner of the address",
            description =
                    "By staff, with the reason in the timeline. In time, the tables decide again with the contract.")
    public TicketStatusResponse confirmRequester(@PathVariable String number, @RequestBody ReasonRequest request) {
        commands.confirmRequester(number, request.reason(), staff.current());
        return status(number);
    }

    @PostMapping("/payment")
    @Operation(summary = "Record the payment of the fee; the SLA targets of the paid service count from then")
    public TicketStatusResponse confirmPayment(@PathVariable String number, @RequestBody PaymentRequest request) {
        commands.recordPayment(number, request.paidAt(), request.reference(), staff.current());
        return status(number);
    }

    @PostMapping("/invoice/settle")
    @Operation(summary = "Mark the ticket's invoice as paid; 409 when it is already paid")
    public InvoiceResponse settle(@PathVariable String number, @RequestBody SettlementRequest request) {
        return InvoiceResponse.of(commands.settleInvoice(number, request.reference(), staff.current()));
    }

    @PostMapping("/refund")
    @Operation(
            summary = "Refund the ticket's payment through a provider",
            description =
                    "The whole payment, for leads; the reason is recorded in the timeline and the audit. The provider"
                            + " is called afterwards, until it has answered: `payments` of the ticket has the state. A refund that"
                            + " the provider refused can be ordered again; 409 when there is nothing to refund.")
    public TicketStatusResponse refund(@PathVariable String number, @RequestBody ReasonRequest request) {
        commands.refund(number, request.reason(), staff.current());
        return status(number);
    }

    @PostMapping("/demotion")
    @Operation(summary = "Deprioritise the ticket (fair use); the reason is recorded in the timeline")
    public TicketStatusResponse deprioritise(
            @PathVariable String number, @RequestBody DeprioritisationRequest request) {
        commands.deprioritise(number, request.reason(), request.until(), staff.current());
        return status(number);
    }

    @DeleteMapping("/demotion")
    @Operation(summary = "Remove the deprioritisation")
    public TicketStatusResponse removeDeprioritisation(@PathVariable String number) {
        commands.restorePriority(number, staff.current());
        return status(number);
    }

    @PostMapping("/split")
    @Operation(summary = "Split into several tickets; each keeps the receipt time")
    public StaffCommands.SplitResponse split(
            @PathVariable String number,
            @RequestBody StaffCommands.SplitRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return commands.split(number, request.parts(), key, staff.current());
    }

    @PostMapping("/merge")
    @Operation(
            summary = "Merge into another ticket of the same customer",
            description =
                    "With `dryRun` nothing changes: the answer says what would, and `status` is that of the other ticket.")
    public MergeResponse merge(
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody MergeRequest request) {
        if (dryRun) {
            return MergeResponse.of(number, mergePreviews.of(number, request.into(), staff.current()));
        }
        commands.merge(number, request.into(), staff.current());
        return new MergeResponse(number, tickets.get(number).status(), null, null, null, null);
    }

    @PostMapping("/override")
    @Operation(
            summary = "Override priority, plan, team or a due date",
            description = "The values replace those of the decision tables; the reason is recorded in the timeline."
                    + " Triage does not change them. With `correction` the plan is corrected retroactively: SLA targets"
                    + " already met or missed are evaluated again.")
    public OverrideResponse override(
            @PathVariable String number,
            @RequestBody OverrideRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        overrides.apply(number, request, List.of(), key, staff.current());
        return overrideResponse(number);
    }

    @DeleteMapping("/override")
    @Operation(
            summary = "Remove an override",
            description = "`field` is the overridden field, `target` the SLA target of a DUE override; the reason is"
                    + " recorded in the timeline.")
    public OverrideResponse removeOverride(
            @PathVariable String number,
            @RequestParam Overrides.OverriddenField field,
            @RequestParam(required = false) Target target,
            @RequestParam String reason) {
        overrides.remove(number, field, target, reason, null, staff.current());
        return overrideResponse(number);
    }

    private OverrideResponse overrideResponse(String number) {
        var ticket = tickets.get(number);
        var plan = ticket.attributes().text("plan").orElse(null);
        return new OverrideResponse(number, ticket.status(), ticket.priority(), plan, ticket.team());
    }

    private TicketStatusResponse status(String number) {
        return new TicketStatusResponse(number, tickets.get(number).status());
    }
}
