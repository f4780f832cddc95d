package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.attachment.Attachments;
import io.guichet.billing.Invoices;
import io.guichet.customer.Customers;
import io.guichet.sla.Deadlines;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Demotions;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings together what the ticket page and the API show of a ticket. */
@Component
public class TicketViews {

    private final TicketAccess access;
    private final Customers customers;
    private final Tasks tasks;
    private final Conversation conversation;
    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Surveys surveys;
    private final Invoices invoices;
    private final Demotions demotions;
    private final Attachments attachments;

    TicketViews(
            TicketAccess access,
            Customers customers,
            Tasks tasks,
            Conversation conversation,
            Tickets tickets,
            Deadlines deadlines,
            Surveys surveys,
            Invoices invoices,
            Demotions demotions,
            Attachments attachments) {
        this.access = access;
        this.customers = customers;
        this.tasks = tasks;
        this.conversation = conversation;
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.surveys = surveys;
        this.invoices = invoices;
        this.demotions = demotions;
        this.attachments = attachments;
    }

    /** {@link io.guichet.http.NotFound} when the ticket's brand is not theirs. */
    void mustSee(String number, Staff staff) {
        access.sees(number, staff);
    }

    /** The same, its clocks as they were known at an earlier instant. */
    @Transactional(readOnly = true)
    public TicketView known(String number, Instant then, Staff staff) {
        var now = of(number, staff);
        return now.withClocks(
                deadlines.facesKnown(number, then),
                now.ledger().stream()
                        .filter(line -> !line.recordedAt().isAfter(then))
                        .toList());
    }

    /** The ticket as the person may see it; {@link io.guichet.http.NotFound} when its brand is not theirs. */
    @Transactional(readOnly = true)
    public TicketView of(String number, Staff staff) {
        var ticket = access.sees(number, staff);
        return new TicketView(
                ticket,
                customers.get(ticket.customerId()),
                tasks.of(number),
                conversation.of(number),
                attachments.of(number),
                tickets.timeline(number),
                deadlines.faces(number),
                deadlines.ledger(number),
                demotions.of(number).orElse(null),
                surveys.newest(number).orElse(null),
                invoices.of(number).orElse(null));
    }
}
