package io.guichet.billing;

import io.guichet.billing.PaymentProvider.CheckoutOrder;
import io.guichet.billing.PaymentProvider.CheckoutOutcome;
import io.guichet.billing.PaymentProvider.CheckoutReport;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Payments on the pages of a provider. The provider is asked outside of transactions: a payment is stored before its page
 * is ordered, so that a repeated order is known as such, and what the provider says is recorded afterwards.
 */
@Component
public class Checkouts {

    private static final Logger LOG = LoggerFactory.getLogger(Checkouts.class);
    private static final int BATCH_SIZE = 50;

    private final PaymentRecords records;
    private final PaymentStore store;
    private final PaymentProviders providers;
    private final Tickets tickets;
    private final Brands brands;
    private final EmailSettings settings;
    private final MessageSource messages;

    Checkouts(
            PaymentRecords records,
            PaymentStore store,
            PaymentProviders providers,
            Tickets tickets,
            Brands brands,
            EmailSettings settings,
            MessageSource messages) {
        this.records = records;
        this.store = store;
        this.providers = providers;
        this.tickets = tickets;
        this.brands = brands;
        this.settings = settings;
        this.messages = messages;
    }

    /** Whether customers can pay at once. */
    public boolean isOffered() {
        return providers.current().isPresent();
    }

    /** All payments of a ticket, oldest first. */
    public List<Payment> of(String ticket) {
        return store.of(ticket);
    }

    /** The payment with that id, of the brand. Throws {@link UnknownEntity}. */
    public Payment get(String brand, String id) {
        return store.find(id)
                .filter(payment -> payment.brand().equals(brand))
                .orElseThrow(() -> UnknownEntity.of("payment", id));
    }

    /**
     * The payment of a ticket that awaits one, with the address of its page. A repeated call returns the same page while
     * it is open. Throws {@link ProviderOutage} if there is no page now: the next call continues.
     */
    public Payment open(String number, Actor by) {
        var provider = providers
                .current()
                .orElseThrow(() -> new UnfulfillableRequest("No payment provider is set up; order on invoice."));
        var payment = records.prepare(number, provider.name(), by);
        if (payment.url() != null) {
            return payment;
        }
        var page = provider.open(order(payment, tickets.get(number)));
        records.recordPage(payment.id(), page.session(), page.url());
        return records.find(payment.id()).orElseThrow();
    }

    private CheckoutOrder order(Payment payment, Ticket ticket) {
        var brand = brands.get(ticket.brand());
        var language = Locale.forLanguageTag(brand.languageFor(ticket.language()));
        var description = messages.getMessage(
                "billing.checkout.description",
                new Object[] {brand.name().in(language.getLanguage()), ticket.number()},
                language);
        var back = settings.link("/%s/payments/%s".formatted(payment.brand(), payment.id()));
        return new CheckoutOrder(
                payment.id(),
                ticket.number(),
                description,
                payment.fee().gross(),
                payment.expiresAt(),
                back,
                back + "?cancelled=true");
    }

    /** Asks the provider what has become of an open page, and returns the payment as it is then. */
    public Payment refresh(Payment payment) {
        if (payment.isOpen() && payment.session() != null) {
            try {
                var report = providers.get(payment.provider()).find(payment.session());
                records.receive(payment.provider(), report, null);
            } catch (ProviderOutage | ProviderRefusal unknown) {
                LOG.info("Payment {} stays open: {}", payment.ticket(), unknown.getMessage());
            }
        }
        return records.find(payment.id()).orElse(payment);
    }

    /** Records an event of a provider. */
    public void receive(String provider, CheckoutReport report, String event) {
        records.receive(provider, report, event);
    }

    /** Asks about the open pages that are due, and closes those on which nobody should pay any more. */
    public void runChecks() {
        records.takeChecks(BATCH_SIZE).forEach(this::tryCheck);
    }

    /** One payment that cannot be checked does not keep the others from it. */
    private void tryCheck(Payment payment) {
        try {
            check(payment);
        } catch (RuntimeException e) {
            LOG.error("Payment of {} could not be checked", payment.ticket(), e);
        }
    }

    private void check(Payment payment) {
        var isOver = records.isOver(payment);
        if (payment.session() == null) {
            if (isOver) {
                records.expire(payment.id());
            }
            return;
        }
        try {
            var provider = providers.get(payment.provider());
            if (isOver) {
                provider.close(payment.session());
            }
            records.receive(payment.provider(), provider.find(payment.session()), null);
        } catch (ProviderOutage later) {
            LOG.info("Payment of {} is checked later: {}", payment.ticket(), later.getMessage());
        } catch (ProviderRefusal unknown) {
            LOG.warn("The page of a payment of {} is unknown: {}", payment.ticket(), unknown.getMessage());
            records.receive(
                    payment.provider(),
                    new CheckoutReport(payment.session(), payment.id(), CheckoutOutcome.EXPIRED, null, null, null),
                    null);
        }
    }

    /** The payment that is the ticket's fee or else the latest one, if there is any. */
    public static Optional<Payment> principal(List<Payment> payments) {
        return payments.stream().filter(Payment::isPaid).findFirst().or(() -> payments.stream()
                .reduce((earlier, later) -> later));
    }
}
