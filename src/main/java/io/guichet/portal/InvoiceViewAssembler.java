package io.guichet.portal;

import io.guichet.billing.Invoice;
import io.guichet.billing.Invoices;
import io.guichet.billing.PaymentDue;
import io.guichet.billing.Payments;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Assembles the invoice page: the invoice, its price before the order, or why it cannot be ordered. */
@Component
class InvoiceViewAssembler {

    private final Invoices invoices;
    private final Payments payments;
    private final Tickets tickets;

    InvoiceViewAssembler(Invoices invoices, Payments payments, Tickets tickets) {
        this.invoices = invoices;
        this.payments = payments;
        this.tickets = tickets;
    }

    /**
     * Exactly one of the three is set.
     *
     * @param invoice the ordered invoice
     * @param due the pending payment
     * @param unavailableReason {@code PAID, CLOSED, UNPAID} (now a standard request) or {@code NONE}
     */
    record InvoiceView(Invoice invoice, PaymentDue due, String unavailableReason) {

        /** Whether an order returns an invoice, new or existing. */
        boolean isOrderable() {
            return unavailableReason == null;
        }

        public String state() {
            return invoice != null ? "ORDERED" : due != null ? "DUE" : unavailableReason;
        }
    }

    InvoiceView of(Ticket ticket) {
        var invoice = invoices.of(ticket.number());
        if (invoice.isPresent()) {
            return new InvoiceView(invoice.get(), null, null);
        }
        return payments.due(ticket)
                .map(due -> new InvoiceView(null, due, null))
                .orElseGet(() -> new InvoiceView(null, null, unavailableReason(ticket)));
    }

    private String unavailableReason(Ticket ticket) {
        if (ticket.paidAt() != null) {
            return "PAID";
        }
        if (ticket.isClosed()) {
            return "CLOSED";
        }
        var unpaidInTime = tickets.timeline(ticket.number()).stream()
                .anyMatch(event -> event.type().equals("unpaid"));
        return unpaidInTime ? "UNPAID" : "NONE";
    }
}
