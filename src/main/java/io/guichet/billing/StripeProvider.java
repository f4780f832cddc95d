package io.guichet.billing;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.guichet.policy.Money;
import java.time.Instant;

/** Stripe Checkout: a page is a Checkout Session, a payment is its PaymentIntent. */
final class StripeProvider implements PaymentProvider {

    static final String NAME = "stripe";

    /** Name of our payment in the metadata of Stripe's objects. */
    private static final String PAYMENT = "payment";

    private static final String PAID = "paid";
    private static final String EXPIRED = "expired";
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TIMED_OUT = 408;
    private static final int BUSY = 409;
    private static final int LOCKED = 423;
    private static final int RATE_LIMITED = 429;

    private final StripeClient client;

    StripeProvider(StripeSettings settings) {
        this.client = StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.baseUrl().toString())
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadTimeout((int) settings.timeout().toMillis())
                .build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CheckoutPage open(CheckoutOrder order) {
        var price = PriceData.builder()
                .setCurrency(StripeAmounts.currency(order.amount()))
                .setUnitAmount(StripeAmounts.units(order.amount()))
                .setProductData(
                        ProductData.builder().setName(order.description()).build())
                .build();
        var session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setClientReferenceId(order.ticket())
                .putMetadata(PAYMENT, order.payment())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setDescription(order.description())
                        .putMetadata(PAYMENT, order.payment())
                        .build())
                .setSuccessUrl(order.returnUrl())
                .setCancelUrl(order.cancelUrl())
                .setExpiresAt(order.expiresAt().getEpochSecond())
                .addLineItem(
                        LineItem.builder().setQuantity(1L).setPriceData(price).build())
                .build();
        var opened = call(() -> client.v1().checkout().sessions().create(session, idempotent(order.payment())));
        return new CheckoutPage(opened.getId(), opened.getUrl());
    }

    @Override
    public CheckoutReport find(String session) {
        var withCharge = SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge")
                .build();
        var found = call(() -> client.v1().checkout().sessions().retrieve(session, withCharge));
        return report(found, paidAt(found));
    }

    /** When the money was received; null if Stripe does not say so. */
    private static Instant paidAt(Session session) {
        var intent = session.getPaymentIntentObject();
        var charge = intent == null ? null : intent.getLatestChargeObject();
        return charge == null || charge.getCreated() == null ? null : Instant.ofEpochSecond(charge.getCreated());
    }

    /** What a session says. A payment that takes days is open until the money is there. */
    static CheckoutReport report(Session session, Instant at) {
        var outcome = PAID.equals(session.getPaymentStatus())
                ? CheckoutOutcome.PAID
                : EXPIRED.equals(session.getStatus()) ? CheckoutOutcome.EXPIRED : CheckoutOutcome.OPEN;
        Money received = outcome == CheckoutOutcome.PAID
                ? StripeAmounts.money(session.getAmountTotal(), session.getCurrency())
                        .orElse(null)
                : null;
        var metadata = session.getMetadata();
        return new CheckoutReport(
                session.getId(),
                metadata == null ? null : metadata.get(PAYMENT),
                outcome,
                received,
                session.getPaymentIntent(),
                at);
    }

    /** What a session says whose payment took days and failed: nobody can pay on its page any more. */
    static CheckoutReport failed(Session session) {
        var metadata = session.getMetadata();
        return new CheckoutReport(
                session.getId(),
                metadata == null ? null : metadata.get(PAYMENT),
                CheckoutOutcome.EXPIRED,
                null,
                session.getPaymentIntent(),
                null);
    }

    @Override
    public void close(String session) {
        try {
            call(() -> client.v1().checkout().sessions().expire(session));
        } catch (ProviderRefusal alreadyClosed) {
            // A session that is paid or closed cannot be closed; the next report says which.
            return;
        }
    }

    @Override
    public String refund(String key, String reference) {
        var order = RefundCreateParams.builder()
                .setPaymentIntent(reference)
                .putMetadata(PAYMENT, key)
                .build();
        var refund = call(() -> client.v1().refunds().create(order, idempotent("refund-" + key)));
        if ("failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus())) {
            throw new ProviderRefusal("Stripe could not refund %s: %s".formatted(reference, refund.getFailureReason()));
        }
        return refund.getId();
    }

    private static RequestOptions idempotent(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private interface StripeCall<T> {
        T run() throws StripeException;
    }

    private static <T> T call(StripeCall<T> call) {
        try {
            return call.run();
        } catch (ApiConnectionException | AuthenticationException unreachable) {
            throw new ProviderOutage("Stripe cannot be asked: " + unreachable.getMessage());
        } catch (StripeException failed) {
            throw isTemporary(failed.getStatusCode())
                    ? new ProviderOutage("Stripe cannot answer: " + failed.getMessage())
                    : new ProviderRefusal("Stripe refuses: " + failed.getMessage());
        }
    }

    private static boolean isTemporary(Integer status) {
        return status == null
                || status >= FIRST_SERVER_ERROR
                || status == TIMED_OUT
                || status == BUSY
                || status == LOCKED
                || status == RATE_LIMITED;
    }
}
