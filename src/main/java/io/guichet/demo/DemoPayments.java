package io.guichet.demo;

import io.guichet.billing.PaymentProvider;
import io.guichet.policy.Money;
import io.guichet.problem.UnknownEntity;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The payment provider of the demo run without keys of a real one: its page is {@link DemoPaymentPage}, and no money moves.
 * It forgets everything at its end.
 */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoPayments implements PaymentProvider {

    static final String NAME = "demo";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 100;
    private static final int RADIX = 36;

    private final Map<String, DemoCheckout> checkouts = new ConcurrentHashMap<>();
    private final Clock clock;

    DemoPayments(Clock clock) {
        this.clock = clock;
    }

    /** @param paidAt null until it is paid */
    record DemoCheckout(String session, CheckoutOrder order, boolean closed, Instant paidAt) {

        public String description() {
            return order.description();
        }

        public Money amount() {
            return order.amount();
        }

        public boolean isPayable(Instant now) {
            return !closed && paidAt == null && order.expiresAt().isAfter(now);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CheckoutPage open(CheckoutOrder order) {
        var session = checkouts.values().stream()
                .filter(checkout -> checkout.order().payment().equals(order.payment()))
                .map(DemoCheckout::session)
                .findFirst()
                .orElseGet(() -> "demo-" + new BigInteger(BITS, RANDOM).toString(RADIX));
        checkouts.putIfAbsent(session, new DemoCheckout(session, order, false, null));
        return new CheckoutPage(session, "/demo/payment/" + session);
    }

    @Override
    public CheckoutReport find(String session) {
        var checkout = checkouts.get(session);
        if (checkout == null) {
            return new CheckoutReport(session, null, CheckoutOutcome.EXPIRED, null, null, null);
        }
        if (checkout.paidAt() != null) {
            return new CheckoutReport(
                    session,
                    checkout.order().payment(),
                    CheckoutOutcome.PAID,
                    checkout.amount(),
                    session,
                    checkout.paidAt());
        }
        var outcome = checkout.isPayable(clock.instant()) ? CheckoutOutcome.OPEN : CheckoutOutcome.EXPIRED;
        return new CheckoutReport(session, checkout.order().payment(), outcome, null, null, null);
    }

    @Override
    public void close(String session) {
        checkouts.computeIfPresent(session, (name, open) -> new DemoCheckout(name, open.order(), true, open.paidAt()));
    }

    @Override
    public String refund(String key, String reference) {
        return "refund-" + reference;
    }

    DemoCheckout get(String session) {
        var checkout = checkouts.get(session);
        if (checkout == null) {
            throw UnknownEntity.of("payment page", session);
        }
        return checkout;
    }

    /** Pays, if the page is open; a second payment changes nothing. */
    DemoCheckout pay(String session) {
        var now = clock.instant();
        checkouts.computeIfPresent(
                session, (name, open) -> open.isPayable(now) ? new DemoCheckout(name, open.order(), false, now) : open);
        return get(session);
    }
}
