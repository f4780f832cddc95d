package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brands;
import io.guichet.intake.FairUseChecks;
import io.guichet.intake.TicketSplitter;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketCommands;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import org.springframework.stereotype.Component;

/** What staff do to a ticket on its page, each as one unit of work. */
@Component
class TicketPageCommands {

    private final TicketAccess access;
    private final Conversation conversation;
    private final TicketCommands commands;
    private final Invoices invoices;
    private final FairUseChecks fairUse;
    private final Deprioritisations deprioritisations;
    private final TicketSplitter ticketSplitter;
    private final Idempotency idempotency;
    private final Attachments attachments;
    private final Brands brands;

    TicketPageCommands(
            TicketAccess access,
            Conversation conversation,
            TicketCommands commands,
            Invoices invoices,
            FairUseChecks fairUse,
            Deprioritisations deprioritisations,
            TicketSplitter ticketSplitter,
            Idempotency idempotency,
            Attachments attachments,
            Brands brands) {
        this.access = access;
        this.conversation = conversation;
        this.commands = commands;
        this.invoices = invoices;
        this.fairUse = fairUse;
        this.deprioritisations = deprioritisations;
        this.ticketSplitter = ticketSplitter;
        this.idempotency = idempotency;
        this.attachments = attachments;
        this.brands = brands;
    }

    @RetryableTransaction
    public void addMessage(String number, String action, String text, List<Upload> files, StaffMember staff) {
        var brand = brands.get(access.requireWork(number, staff).brand());
        var actor = Actor.staff(staff.id());
        var message = action.equals("note")
                ? conversation.addInternalNote(number, text, actor)
                : conversation.addReply(number, text, actor);
        attachments.add(brand, number, message, files, "files-" + action, false, actor);
    }

    /** The fee was received. */
    @RetryableTransaction
    public void confirmPayment(String number, PaymentFormReader.PaymentForm payment, StaffMember staff) {
        access.requireWork(number, staff);
        commands.recordPayment(number, payment.paidAt(), payment.reference(), Actor.staff(staff.id()));
    }

    /** The money of the ticket's invoice was received. */
    @RetryableTransaction
    public void settleInvoice(String number, String reference, StaffMember staff) {
        access.requireWork(number, staff);
        invoices.settle(number, reference, Actor.staff(staff.id()));
    }

    /**
     * Splits parts off. Sent twice from the same page, it is done once.
     *
     * @param mark of the page it was sent from, or null
     * @return the numbers of the new tickets
     */
    @RetryableTransaction
    public List<String> split(
            String number, List<TicketSplitter.SplitPart> parts, String submissionToken, StaffMember staff) {
        access.requireWork(number, staff);
        var numbers = idempotency.computeOnce(
                staff.id(),
                "pages/tickets/%s/split".formatted(number),
                submissionToken,
                parts,
                String[].class,
                () -> ticketSplitter
                        .split(number, parts, Actor.staff(staff.id()))
                        .toArray(String[]::new));
        return List.of(numbers);
    }

    @RetryableTransaction
    public void execute(String number, String action, String reason, StaffMember staff) {
        access.requireWork(number, staff);
        var actor = Actor.staff(staff.id());
        switch (action) {
            case "reopen" -> commands.reopen(number, reason.isEmpty() ? null : reason, actor);
            case "close" -> commands.close(number, reason, actor);
            case "deprioritise" -> fairUse.reportStepsNotDone(number, actor);
            case "restore-priority" -> deprioritisations.lift(number, actor);
            default -> commands.withdraw(number, actor);
        }
    }
}
