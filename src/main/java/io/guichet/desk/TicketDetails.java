package io.guichet.desk;

import io.guichet.attachment.Attachment;
import io.guichet.billing.Invoice;
import io.guichet.customer.Customer;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.LedgerEntry;
import io.guichet.survey.Survey;
import io.guichet.ticket.Deprioritisations.Deprioritisation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TimelineEntry;
import java.util.List;

/**
 * Everything that staff see of a ticket.
 *
 * @param tasks open tasks, oldest first
 * @param messages messages, internal notes included, oldest first
 * @param attachments attachments of the ticket and its messages, oldest first
 * @param timeline timeline entries, oldest first
 * @param clocks one snapshot per run of each clock, oldest first
 * @param ledger ledger entries of all clocks in the order of recording
 * @param deprioritisation current deprioritisation, or null
 * @param survey survey of the latest solution, or null
 * @param invoice ordered invoice, or null
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

    /** Running and paused clocks with a target, as shown in the header. */
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
