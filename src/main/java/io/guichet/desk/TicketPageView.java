package io.guichet.desk;

import io.guichet.attachment.AttachmentFormatter;
import io.guichet.billing.Payment;
import io.guichet.desk.EmailRowViewAssembler.EmailRowView;
import io.guichet.desk.TicketDetailsLoader.TicketDetails;
import io.guichet.mail.TicketMails.TicketMail;
import io.guichet.policy.TicketAttributes;
import io.guichet.sla.ClockSnapshot;
import io.guichet.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A ticket as shown to staff, localised.
 *
 * @param customer requester and contract
 * @param request attributes and state of the request
 * @param fairUse whether the brand has a fair-use table
 * @param mayWork whether the user works on tickets
 * @param awaitsPayment whether the ticket awaits a payment
 * @param emails e-mails of the ticket, oldest first
 * @param newestMessageId id of the newest message on the page; 0 if there is none
 */
public record TicketPageView(
        TicketDetails details,
        String brandName,
        Map<String, String> customer,
        Map<String, String> request,
        List<MessageView> conversation,
        List<TimelineViewAssembler.TimelineEntryView> timeline,
        List<TaskView> tasks,
        boolean fairUse,
        boolean mayWork,
        boolean awaitsPayment,
        List<EmailRowView> emails,
        long newestMessageId) {

    /**
     * A message.
     *
     * @param kind {@code CUSTOMER}, {@code AGENT} or {@code INTERNAL}
     * @param files attachments
     * @param mayMakeInternal whether the user may turn it into an internal note
     * @param mayRedact whether the user may remove its text
     * @param mentions names of the staff whom a note mentions
     * @param email the e-mail that carried it to the customer, or null
     * @param mail the e-mail that it came by, or null
     * @param forwardedTo addresses that it was forwarded to
     */
    public record MessageView(
            long id,
            String kind,
            String author,
            Instant at,
            String body,
            List<AttachmentFormatter.AttachmentView> files,
            boolean mayMakeInternal,
            boolean mayRedact,
            List<String> mentions,
            EmailRowView email,
            TicketMail mail,
            List<String> forwardedTo) {}

    /**
     * An open task.
     *
     * @param assignee name of the assignee, or null
     * @param groups names of the candidate groups
     * @param leadCall why a lead was called; null for other tasks
     */
    public record TaskView(DeskTask task, String name, String assignee, String groups, LeadCallView leadCall) {}

    /**
     * Why a lead has a task.
     *
     * @param since when the lead was called
     * @param late open clocks that are at risk or overdue
     */
    public record LeadCallView(String reason, Instant since, List<ClockSnapshot> late) {}

    /** The command of leads alone. */
    static final String REFUND = "refund";

    /** Number of newest messages shown of a long conversation. */
    private static final int NEWEST_SHOWN = 4;

    public Ticket ticket() {
        return details.ticket();
    }

    public String number() {
        return details.ticket().number();
    }

    /** The first messages of a long conversation, which are always shown. */
    public List<MessageView> firstMessages() {
        return isLong() ? conversation.subList(0, 1) : List.of();
    }

    public List<MessageView> foldedMessages() {
        return isLong() ? conversation.subList(1, conversation.size() - NEWEST_SHOWN) : List.of();
    }

    public List<MessageView> newestMessages() {
        return isLong() ? conversation.subList(conversation.size() - NEWEST_SHOWN, conversation.size()) : conversation;
    }

    /** Running clocks, as shown in the header. */
    public List<ClockSnapshot> openClocks() {
        return details.openClocks();
    }

    /** Commands available in the current state. */
    public List<String> commands() {
        var commands = new ArrayList<String>();
        if (!ticket().isVerified()) {
            commands.add("confirm-requester");
        }
        if (details.invoice() != null && details.invoice().isOpen()) {
            commands.add("settle");
        }
        if (awaitsPayment) {
            commands.add("pay");
        }
        if (details.payments().stream().anyMatch(Payment::isRefundable)) {
            commands.add(REFUND);
        }
        if (details.deprioritisation() != null) {
            commands.add("restore-priority");
        } else if (fairUse && !ticket().isClosed()) {
            commands.add("deprioritise");
        }
        if (ticket().isSolved()) {
            commands.addAll(List.of("reopen", "close"));
        } else if (!ticket().isClosed()) {
            commands.add("withdraw");
        }
        return commands;
    }

    /** Whether it is flagged as having several questions. */
    public boolean hasSeveralQuestions() {
        return ticket().attributes().isTrue(TicketAttributes.SEVERAL_QUESTIONS) && !ticket().isClosed();
    }

    private boolean isLong() {
        return conversation.size() > NEWEST_SHOWN + 2;
    }
}
