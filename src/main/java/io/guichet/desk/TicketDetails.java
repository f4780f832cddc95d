package io.guichet.desk;

import io.guichet.attachment.Attachment;
import io.guichet.billing.Invoice;
import io.guichet.customer.Customer;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.LedgerEntry;
import io.guichet.survey.Survey;
import io.guichet.ticket.Deprioritisation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TimelineEntry;
import java.util.List;

/**
 * All that staff see of one ticket at one moment.
 *
 * @param tasks its open tasks, oldest first
 * @param messages its conversation, internal notes included, oldest first
 * @param attachments the files that came with it and with its messages, oldest first
 * @param timeline what happened to it, oldest first
 * @param clocks one face for each run of each clock, oldest first
 * @param ledger every line about any of its clocks, as they were written
 * @param demotion why others are served before it, or null
 * @param survey about its newest solution, or null
 * @param invoice on which it was ordered, or null
 */
public record TicketDetails(
        Ticket ticket,
        Customer customer,
        List<DeskTask> tasks,
        List<Message> messages,
        List<Attachment> attachments,
        List<TimelineEntry> timeline,
        List<ClockSnapshot> clocks,
        List<LedgerEntry> ledger,
        Deprioritisation deprioritisation,
        Survey survey,
        Invoice invoice) {

    /** The clocks that still run or stand still and promise something: what a head line shows. */
    public List<ClockSnapshot> openClocks() {
        return clocks.stream()
                .filter(ClockSnapshot::isOpen)
                .filter(clock -> clock.state() != ClockSnapshot.SlaState.NONE)
                .toList();
    }

    TicketDetails withClocks(List<ClockSnapshot> knownClocks, List<LedgerEntry> knownLedger) {
        return new TicketDetails(
                ticket,
                customer,
                tasks,
                messages,
                attachments,
                timeline,
                knownClocks,
                knownLedger,
                deprioritisation,
                survey,
                invoice);
    }
}
