package io.guichet.billing;

import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoice.InvoiceAvailability;
import io.guichet.billing.Invoice.InvoiceState;
import io.guichet.billing.Payments.PaymentDue;
import io.guichet.brand.Brands;
import io.guichet.policy.Money;
import io.guichet.policy.Policies;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices of paid requests, for verified customers within a credit: an order counts as payment; settlement is recorded
 * later.
 */
@Component
@Transactional
public class Invoices {

    private final InvoiceStore store;
    private final Payments payments;
    private final Tickets tickets;
    private final TicketCommands commands;
    private final Brands brands;
    private final Policies policies;
    private final BillingEmails emails;
    private final Clock clock;

    Invoices(
            InvoiceStore store,
            Payments payments,
            Tickets tickets,
            TicketCommands commands,
            Brands brands,
            Policies policies,
            BillingEmails emails,
            Clock clock) {
        this.store = store;
        this.payments = payments;
        this.tickets = tickets;
        this.commands = commands;
        this.brands = brands;
        this.policies = policies;
        this.emails = emails;
        this.clock = clock;
    }

    /** Every error of the reference of a payment. */
    public static List<FieldError> referenceErrors(String reference) {
        var maxLength = TextRule.REFERENCE.maxLength();
        var message = "must be a text of 1 to %d characters on one line".formatted(maxLength);
        if (InputText.isBlank(reference)) {
            return List.of(new FieldError("reference", message, "ticket.reference.required"));
        }
        return !TextRule.REFERENCE.allows(reference)
                ? List.of(new FieldError("reference", message, "ticket.reference.too-long", maxLength))
                : List.of();
    }

    /** The invoice of a ticket, if one was ordered. */
    public Optional<Invoice> of(String ticket) {
        return store.of(ticket);
    }

    /**
     * Whether a ticket that awaits payment can be ordered on invoice.
     *
     * @param verified whether the orderer has proved what the brand demands for an invoice
     */
    public InvoiceAvailability availability(Ticket ticket, PaymentDue due, boolean verified) {
        var credit = policies.credit(brands.get(ticket.brand()), ticket.attributes());
        var gross = due.fee().gross();
        if (gross.exceeds(credit)) {
            return InvoiceAvailability.NOT_OFFERED;
        }
        if (!verified) {
            return InvoiceAvailability.UNVERIFIED;
        }
        return store.open(ticket.number(), gross.currency()).plus(gross).exceeds(credit)
                ? InvoiceAvailability.CREDIT_EXCEEDED
                : InvoiceAvailability.AVAILABLE;
    }

    /** How much the ticket's customer may owe on invoices, VAT included. */
    public Money credit(Ticket ticket) {
        return policies.credit(brands.get(ticket.brand()), ticket.attributes());
    }

    /**
     * Orders an invoice for a ticket that awaits payment; its paid service starts now. A repeated order returns the
     * same invoice. Throws {@link IllegalTransition} if the ticket does not await payment, {@link BadInput} if the
     * address cannot exist, and {@link StateConflict} if this customer gets no invoice now.
     *
     * @param verified whether the orderer has proved what the brand demands for an invoice
     */
    public Invoice order(String number, Buyer buyer, boolean verified, Actor by) {
        var ticket = tickets.lock(number);
        return store.of(number).orElseGet(() -> {
            BadInput.throwIfAny(BuyerCheck.errors(buyer));
            return issue(ticket, BuyerCheck.canonical(buyer), verified, by);
        });
    }

    private Invoice issue(Ticket ticket, Buyer buyer, boolean verified, Actor by) {
        var due = payments.due(ticket)
                .orElseThrow(() -> new IllegalTransition(ticket.number(), "an order on invoice", ticket.status()));
        var brand = brands.get(ticket.brand());
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, brand.zone());
        // Draws the number first: until commit no other order of the brand uses the same credit.
        var invoiceNumber = store.nextNumber(brand, today.getYear());
        var availability = availability(ticket, due, verified);
        if (availability != InvoiceAvailability.AVAILABLE) {
            throw new StateConflict("%s cannot be ordered on invoice: %s.".formatted(ticket.number(), availability));
        }
        var invoice = new Invoice(
                invoiceNumber,
                brand.id(),
                ticket.number(),
                brand.payee(),
                buyer,
                due.fee(),
                now,
                today,
                InvoiceState.OPEN,
                null,
                null);
        store.insert(invoice);
        var details = due.decided().reason().details();
        details.put("invoice", invoice.number());
        tickets.record(ticket.number(), "invoiced", by, details);
        emails.sendInvoice(ticket, invoice);
        commands.recordPayment(ticket.number(), now, invoice.number(), by);
        return invoice;
    }

    /**
     * Records the payment of a ticket's invoice.
     *
     * @param reference payment reference, such as the line of a bank statement
     */
    public Invoice settle(String ticket, String reference, Actor by) {
        tickets.lock(ticket);
        var invoice = store.of(ticket).orElseThrow(() -> new UnknownEntity("%s has no invoice.".formatted(ticket)));
        BadInput.throwIfAny(referenceErrors(reference));
        var text = TextRule.REFERENCE.require("reference", reference);
        if (!invoice.isOpen()) {
            throw new StateConflict("Invoice %s is already settled.".formatted(invoice.number()));
        }
        store.settle(invoice.number(), clock.instant(), text);
        tickets.record(ticket, "invoice-settled", by, Map.of("invoice", invoice.number(), "reason", text));
        return store.of(ticket).orElseThrow();
    }
}
