package io.guichet.billing;

import io.guichet.billing.Payment.RefundReason;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketEvent.TicketWithdrawn;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Orders refunds, and records what the provider answers; each method in one transaction on the locked ticket. */
@Component
class RefundRecords {

    /** Entries of the timeline, by staff, with which work on a ticket begins. */
    private static final Set<String> WORK = Set.of("claimed", "assigned", "triaged");

    private final PaymentStore payments;
    private final RefundStore store;
    private final Tickets tickets;
    private final Conversation conversation;
    private final BillingEmails emails;

    RefundRecords(
            PaymentStore payments,
            RefundStore store,
            Tickets tickets,
            Conversation conversation,
            BillingEmails emails) {
        this.payments = payments;
        this.store = store;
        this.tickets = tickets;
        this.conversation = conversation;
        this.emails = emails;
    }

    /** A request that is withdrawn before work began is paid back; afterwards the fee is earned. */
    @EventListener
    void on(TicketWithdrawn event) {
        if (tickets.get(event.number()).paidAt() == null) {
            return;
        }
        payments.of(event.number()).stream()
                .filter(payment -> payment.isPaid() && payment.refund() == null)
                .filter(payment -> !hasWorkBegun(event.number()))
                .forEach(payment -> order(payment, RefundReason.WITHDRAWN, event.by(), null));
    }

    private boolean hasWorkBegun(String number) {
        return tickets.timeline(number).stream()
                        .anyMatch(entry ->
                                WORK.contains(entry.type()) && entry.actor().isStaff())
                || conversation.of(number).stream()
                        .anyMatch(message -> message.isPublic() && !message.isFromCustomer());
    }

    /** Orders a refused refund again, or refunds the ticket's payment. Throws {@link StateConflict} if there is none. */
    public void order(String number, String reason, Actor by) {
        tickets.lock(number);
        var payment = payments.of(number).stream()
                .filter(Payment::isRefundable)
                .min(Comparator.comparing(paid -> paid.refund() == null))
                .orElseThrow(() -> new StateConflict("%s has no payment that can be refunded.".formatted(number)));
        order(payment, RefundReason.STAFF, by, reason);
    }

    private void order(Payment payment, RefundReason reason, Actor by, String words) {
        if (payment.refund() == null) {
            store.insert(payment.id(), reason, by);
        } else {
            store.repeat(payment.id(), by);
        }
        record(payment, "refund-ordered", by, words == null ? Map.of() : Map.of("reason", words));
    }

    /** The provider has paid it back. */
    @RetryableTransaction
    public void complete(String id, String reference) {
        var payment = locked(id);
        if (store.complete(id, reference)) {
            record(payment, "refunded", Actor.system(), Map.of("reference", reference));
            emails.sendRefund(tickets.get(payment.ticket()), payment);
        }
    }

    /** The provider refuses to pay it back: a lead has to see to it. */
    @RetryableTransaction
    public void fail(String id, String words) {
        var payment = locked(id);
        if (store.fail(id, words)) {
            record(payment, "refund-failed", Actor.system(), Map.of("reason", words));
        }
    }

    /** The same for a refund that had succeeded before; one that is not ours is ignored. */
    @RetryableTransaction
    public void failByReference(String reference, String words) {
        payments.findByRefund(reference).ifPresent(payment -> fail(payment.id(), words));
    }

    Optional<Payment> find(String id) {
        return payments.find(id);
    }

    private Payment locked(String id) {
        var payment = payments.find(id).orElseThrow();
        tickets.lock(payment.ticket());
        return payment;
    }

    private void record(Payment payment, String type, Actor by, Map<String, String> more) {
        var details = new HashMap<>(more);
        details.put(
                "amount",
                payment.fee().gross().amount() + " " + payment.fee().gross().currency());
        tickets.record(payment.ticket(), type, by, details);
    }
}
