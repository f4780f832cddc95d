package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brands;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.intake.FairUseChecks;
import io.guichet.intake.Splits;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Demotions;
import io.guichet.ticket.TicketCommands;
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
    private final Demotions demotions;
    private final Splits splits;
    private final Idempotency idempotency;
    private final Attachments attachments;
    private final Brands brands;

    TicketPageCommands(
            TicketAccess access,
            Conversation conversation,
            TicketCommands commands,
            Invoices invoices,
            FairUseChecks fairUse,
            Demotions demotions,
            Splits splits,
            Idempotency idempotency,
            Attachments attachments,
            Brands brands) {
        this.access = access;
        this.conversation = conversation;
        this.commands = commands;
        this.invoices = invoices;
        this.fairUse = fairUse;
        this.demotions = demotions;
        this.splits = splits;
        this.idempotency = idempotency;
        this.attachments = attachments;
        this.brands = brands;
    }

    @Command
    public void write(String number, String what, String text, List<Upload> files, Staff by) {
        var brand = brands.get(access.worksOn(number, by).brand());
        var actor = Actor.staff(by.id());
        var message = what.equals("note")
                ? conversation.staffNotes(number, text, actor)
                : conversation.staffReplies(number, text, actor);
        attachments.keep(brand, number, message, files, "files-" + what, false, actor);
    }

    /** The fee was received. */
    @Command
    public void pay(String number, PaymentSlips.Slip slip, Staff by) {
        access.worksOn(number, by);
        commands.paid(number, slip.paidAt(), slip.reference(), Actor.staff(by.id()));
    }

    /** The money of the ticket's invoice was received. */
    @Command
    public void settle(String number, String reference, Staff by) {
        access.worksOn(number, by);
        invoices.settle(number, reference, Actor.staff(by.id()));
    }

    /**
     * Splits parts off. Sent twice from the same page, it is done once.
     *
     * @param mark of the page it was sent from, or null
     * @return the numbers of the new tickets
     */
    @Command
    public List<String> split(String number, List<Splits.Part> parts, String mark, Staff by) {
        access.worksOn(number, by);
        var numbers = idempotency.valueOnce(
                by.id(), "pages/tickets/%s/split".formatted(number), mark, parts, String[].class, () -> splits.split(
                                number, parts, Actor.staff(by.id()))
                        .toArray(String[]::new));
        return List.of(numbers);
    }

    @Command
    public void change(String number, String what, String reason, Staff by) {
        access.worksOn(number, by);
        var actor = Actor.staff(by.id());
        switch (what) {
            case "reopen" -> commands.reopen(number, reason.isEmpty() ? null : reason, actor);
            case "close" -> commands.close(number, reason, actor);
            case "demote" -> fairUse.stepsNotDone(number, actor);
            case "lift" -> demotions.lift(number, actor);
            default -> commands.withdraw(number, actor);
        }
    }
}
