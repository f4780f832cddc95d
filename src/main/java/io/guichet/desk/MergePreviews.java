package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachments;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.jdbc.UnitOfWork;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.ClockSnapshot.SlaState;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Shows what a merge would do: it is made and rolled back. */
@Component
class MergePreviews {

    private final StaffCommands commands;
    private final Conversation conversation;
    private final Attachments attachments;
    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;

    MergePreviews(
            StaffCommands commands,
            Conversation conversation,
            Attachments attachments,
            Tickets tickets,
            Deadlines deadlines,
            Outbox outbox,
            UnitOfWork unitOfWork) {
        this.commands = commands;
        this.conversation = conversation;
        this.attachments = attachments;
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
    }

    /**
     * What a merge would do.
     *
     * @param status of the ticket where the work goes on
     * @param clocks its open clocks after the merge
     * @param messages number of messages that are copied to it
     * @param attachments number of files that stay at the merged ticket
     * @param recipients addresses that get an e-mail
     */
    record MergePreview(
            String status, List<ClockSnapshot> clocks, int messages, int attachments, List<String> recipients) {}

    /** Throws what the merge would throw. Nothing is changed. */
    @RetryableTransaction
    public MergePreview of(String number, String into, StaffMember staff) {
        commands.requireMergeable(number, into, staff);
        var messages = conversation.of(number).size();
        var files = attachments.of(number).size();
        var before = emails(number, into).map(EmailMessage::id).toList();
        commands.merge(number, into, staff);
        unitOfWork.completeNow();
        var preview = new MergePreview(
                tickets.get(into).status(),
                deadlines.snapshots(into).stream()
                        .filter(clock -> clock.isOpen() && clock.state() != SlaState.NONE)
                        .toList(),
                messages,
                files,
                emails(number, into)
                        .filter(email -> !before.contains(email.id()))
                        .map(EmailMessage::recipient)
                        .distinct()
                        .toList());
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return preview;
    }

    private Stream<EmailMessage> emails(String number, String into) {
        return Stream.of(number, into).flatMap(ticket -> outbox.of(ticket).stream());
    }
}
