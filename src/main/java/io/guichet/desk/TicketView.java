package io.guichet.desk;

import io.guichet.attachment.Attachment;
import io.guichet.billing.Invoice;
import io.guichet.customer.Customer;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.ClockFace;
import io.guichet.survey.Survey;
import io.guichet.ticket.Demotion;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent;
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
public record TicketView(
        Ticket ticket,
        Customer customer,
        List<DeskTask> tasks,
        List<Message> messages,
        List<Attachment> attachments,
        List<TicketEvent> timeline,
        List<ClockFace> clocks,
        List<ClockEntry> ledger,
        Demotion demotion,
        Survey survey,
        Invoice invoice) {

    /** The clocks that still run or stand still and promise something: what a head line shows. */
    public List<ClockFace> openClocks() {
        return clocks.stream()
                .filter(ClockFace::isOpen)
                .filter(clock -> clock.state() != ClockFace.State.NONE)
                .toList();
    }

    TicketView withClocks(List<ClockFace> others, List<ClockEntry> lines) {
        return new TicketView(
                ticket, customer, tasks, messages, attachments, timeline, others, lines, demotion, survey, invoice);
    }
}
