package io.guichet.billing;

import io.guichet.policy.Money;
import java.time.Instant;

/**
 * A provider that takes payments on pages of its own. It is never called in a transaction. Each method throws
 * {@link ProviderOutage} if it may succeed later and {@link ProviderRefusal} if it will not.
 */
public interface PaymentProvider {

    /** Its name, as it is stored with each payment. */
    String name();

    /** Opens a page for a payment. A repeated order gets the same page. */
    CheckoutPage open(CheckoutOrder order);

    /** What has become of a page. */
    CheckoutReport find(String session);

    /** Closes a page, so that nobody pays there any more. Does nothing if it is closed or paid. */
    void close(String session);

    /**
     * Pays back all that was received, and returns the reference. A repeated refund pays nothing more.
     *
     * @param key the same for each attempt
     * @param reference of the payment
     */
    String refund(String key, String reference);

    /**
     * What a page is opened for.
     *
     * @param payment id of the payment, by which a repeated order is known
     * @param description what is paid for, in the customer's language
     * @param returnUrl address that the customer comes back to, paid or not
     */
    record CheckoutOrder(
            String payment,
            String ticket,
            String description,
            Money amount,
            Instant expiresAt,
            String returnUrl,
            String cancelUrl) {}

    /** A page on which the customer pays. */
    record CheckoutPage(String session, String url) {}

    /** What has become of a page. */
    enum CheckoutOutcome {
        OPEN,
        PAID,
        EXPIRED
    }

    /**
     * What a provider says of a page.
     *
     * @param payment id of the payment that it was opened for, or null
     * @param received amount that was paid; null if nothing was or its currency is unknown
     * @param reference of the payment, or null
     * @param at when it was paid; null if the provider does not say so
     */
    record CheckoutReport(
            String session, String payment, CheckoutOutcome outcome, Money received, String reference, Instant at) {}
}
