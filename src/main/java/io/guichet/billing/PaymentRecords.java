package io.guichet.billing;

import io.guichet.billing.Payment.PaymentState;
import io.guichet.billing.Payment.RefundReason;
import io.guichet.billing.PaymentProvider.CheckoutReport;
import io.guichet.policy.Money;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.TicketEvent.StageLeft;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is stored of payments, each method in one transaction on the locked ticket. A payment that is received is either the
 * ticket's fee or is refunded; which of the two is decided once.
 */
@Component
class PaymentRecords {

    /** A page is open for at least this time, which is more than the half hour that Stripe demands. */
    private static final Duration SHORTEST_PAGE = Duration.ofMinutes(40);

    /** Stripe allows a day; later a new page is opened. */
    private static final Duration LONGEST_PAGE = Duration.ofHours(23);

    /** A page that could not be opened within this time is ordered anew; nobody has seen its address. */
    private static final Duration OPENING = Duration.ofMinutes(5);

    private static final Duration FIRST_CHECK = Duration.ofMinutes(5);

    /** The time between two checks of a page is this part of its age. */
    private static final int CHECKS_PER_AGE = 3;

    private static final int ID_BITS = 160;
    private static final int ID_RADIX = 36;
    private static final int ID_LENGTH = 31;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PaymentStore store;
    private final RefundStore refunds;
    private final Payments payments;
    private final Tickets tickets;
    private final TicketCommands commands;
    private final BillingEmails emails;
    private final Clock clock;

    PaymentRecords(
            PaymentStore store,
            RefundStore refunds,
            Payments payments,
            Tickets tickets,
            TicketCommands commands,
            BillingEmails emails,
            Clock clock) {
        this.store = store;
        this.refunds = refunds;
        this.payments = payments;
        this.tickets = tickets;
        this.commands = commands;
        this.emails = emails;
        this.clock = clock;
    }

    /** The open payment of a ticket that awaits one: the present one, or a new one. */
    @RetryableTransaction
    public Payment prepare(String number, String provider, Actor by) {
        var ticket = tickets.lock(number);
        var due = payments.due(ticket).orElseThrow(() -> new IllegalTransition(number, "a payment", ticket.status()));
        var now = clock.instant();
        var open = store.of(number).stream()
                .filter(payment -> payment.isOpen() && payment.provider().equals(provider))
                .filter(payment -> payment.fee().gross().equals(due.fee().gross()))
                .filter(payment -> isUsable(payment, now))
                .findFirst();
        return open.orElseGet(() -> insert(ticket, due, provider, now, by));
    }

    private static boolean isUsable(Payment payment, Instant now) {
        return payment.url() == null
                ? payment.createdAt().plus(OPENING).isAfter(now)
                : payment.expiresAt().isAfter(now);
    }

    private Payment insert(Ticket ticket, Payments.PaymentDue due, String provider, Instant now, Actor by) {
        var id = new BigInteger(ID_BITS, RANDOM).toString(ID_RADIX);
        var payment = new Payment(
                "0".repeat(Math.max(0, ID_LENGTH - id.length())) + id,
                ticket.brand(),
                ticket.number(),
                provider,
                due.fee(),
                PaymentState.OPEN,
                now,
                within(now.plus(SHORTEST_PAGE), due.until(), now.plus(LONGEST_PAGE)),
                now.plus(FIRST_CHECK),
                null,
                null,
                null,
                null,
                null,
                null);
        store.insert(payment);
        tickets.record(ticket.number(), "checkout", by, Map.of());
        return payment;
    }

    @Transactional
    public void recordPage(String id, String session, String url) {
        store.setPage(id, session, url);
    }

    /** The ticket waits no longer: nobody should pay on its open pages any more. */
    @EventListener
    void on(StageLeft event) {
        if (event.stage().equals(Payments.STAGE)) {
            store.checkNow(event.number(), clock.instant());
        }
    }

    /** The open payments whose page is to be asked about now, each for one node. */
    @Transactional
    public List<Payment> takeChecks(int limit) {
        var now = clock.instant();
        var taken = store.lockChecks(now, limit).stream()
                .map(id -> store.find(id).orElseThrow())
                .toList();
        taken.forEach(payment -> store.setCheck(payment.id(), nextCheck(payment, now)));
        return taken;
    }

    private static Instant nextCheck(Payment payment, Instant now) {
        var wait = Duration.between(payment.createdAt(), now).dividedBy(CHECKS_PER_AGE);
        return now.plus(wait.compareTo(FIRST_CHECK) < 0 ? FIRST_CHECK : wait);
    }

    @Transactional
    public void expire(String id) {
        store.expire(id);
    }

    @Transactional(readOnly = true)
    public Optional<Payment> find(String id) {
        return store.find(id);
    }

    /** Whether nobody should pay on the page any more. */
    @Transactional(readOnly = true)
    public boolean isOver(Payment payment) {
        return payments.due(tickets.get(payment.ticket())).isEmpty()
                || !payment.expiresAt().isAfter(clock.instant());
    }

    /**
     * Records what a provider says of a page, once for each event; a page that is not ours is ignored.
     *
     * @param event id of the provider's event; null if the provider was asked
     */
    @RetryableTransaction
    public void receive(String provider, CheckoutReport report, String event) {
        if (event != null && store.knowsEvent(event)) {
            return;
        }
        var known = find(provider, report);
        if (known.isEmpty()) {
            return;
        }
        var ticket = tickets.lock(known.get().ticket());
        var payment = store.find(known.get().id()).orElseThrow();
        if (event != null) {
            store.insertEvent(event, payment.id(), clock.instant());
        }
        if (payment.paidAt() != null) {
            return;
        }
        switch (report.outcome()) {
            case OPEN -> {}
            case EXPIRED -> store.expire(payment.id());
            case PAID -> receivePaid(ticket, payment, report);
        }
    }

    /** By the page; or by its payment, whose page could not be recorded. */
    private Optional<Payment> find(String provider, CheckoutReport report) {
        return store.findBySession(provider, report.session()).or(() -> Optional.ofNullable(report.payment())
                .flatMap(store::find)
                .filter(payment -> payment.provider().equals(provider) && payment.session() == null));
    }

    private void receivePaid(Ticket ticket, Payment payment, CheckoutReport report) {
        if (payment.session() == null) {
            store.setPage(payment.id(), report.session(), null);
        }
        var at = within(payment.createdAt(), report.at(), clock.instant());
        var reason = refundReason(ticket, payment, report.received());
        if (reason.isPresent()) {
            store.receive(
                    payment.id(),
                    PaymentState.UNUSED,
                    report.reference(),
                    reason.get() == RefundReason.MISMATCH ? words(report.received()) : null,
                    at);
            refunds.insert(payment.id(), reason.get(), Actor.system());
            tickets.record(
                    ticket.number(),
                    "payment-unused",
                    Actor.system(),
                    Map.of("outcome", reason.get().name(), "reference", String.valueOf(report.reference())));
            return;
        }
        store.receive(payment.id(), PaymentState.PAID, report.reference(), null, at);
        emails.sendReceipt(ticket, payment, report.reference(), at);
        commands.recordPayment(ticket.number(), at, report.reference(), Actor.system());
    }

    /** Why the money is not the ticket's fee; empty if it is. */
    private Optional<RefundReason> refundReason(Ticket ticket, Payment payment, Money received) {
        if (!payment.fee().gross().equals(received)) {
            return Optional.of(RefundReason.MISMATCH);
        }
        if (payments.due(ticket).isPresent()) {
            return Optional.empty();
        }
        if (ticket.paidAt() != null) {
            return Optional.of(RefundReason.DUPLICATE);
        }
        return Optional.of(ticket.isClosed() ? RefundReason.WITHDRAWN : RefundReason.LATE);
    }

    private static Instant within(Instant earliest, Instant at, Instant latest) {
        if (at == null || at.isAfter(latest)) {
            return latest;
        }
        return at.isBefore(earliest) ? earliest : at;
    }

    private static String words(Money received) {
        return received == null ? "?" : received.amount() + " " + received.currency();
    }
}
