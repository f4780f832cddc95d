package io.guichet.billing;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Stripe's events. The signature over the raw body is the sign-in; nothing is read of a body without one. An answer
 * below 300 tells Stripe not to send the event again.
 */
@RestController
@Tag(name = "Tickets")
class StripeWebhookApi {

    private static final int MAX_BYTES = 256 * 1024;

    /** Calls without a valid signature, by address; those of Stripe are not counted. */
    private static final int MAX_REFUSED_PER_MINUTE = 60;

    private static final String SIGNATURE = "Stripe-Signature";

    private final StripeSettings settings;
    private final Checkouts checkouts;
    private final RefundRecords refunds;
    private final RateLimiter refused;
    private final Clock clock;

    StripeWebhookApi(
            StripeSettings settings, Checkouts checkouts, RefundRecords refunds, RateLimiters limiters, Clock clock) {
        this.settings = settings;
        this.checkouts = checkouts;
        this.refunds = refunds;
        this.refused = limiters.local(MAX_REFUSED_PER_MINUTE);
        this.clock = clock;
    }

    @PostMapping("/api/payments/stripe/events")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Receive an event of Stripe, signed with the webhook's secret",
            description = "Public: the header `Stripe-Signature` is the authentication. Each event counts once; an"
                    + " event that is not about this desk changes nothing. 404 without keys of Stripe.")
    public void receive(HttpServletRequest request, @RequestHeader(name = SIGNATURE, required = false) String signature)
            throws IOException {
        if (!settings.isConfigured()) {
            throw UnknownEntity.of("payment provider", StripeProvider.NAME);
        }
        handle(verified(request, signature));
    }

    private Event verified(HttpServletRequest request, String signature) throws IOException {
        var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        try {
            if (signature == null || body.length > MAX_BYTES) {
                throw new BadInput(SIGNATURE, "is missing, or the body is too long");
            }
            return Webhook.constructEvent(
                    new String(body, StandardCharsets.UTF_8),
                    signature,
                    settings.webhookSecret(),
                    settings.tolerance().toSeconds(),
                    clock);
        } catch (SignatureVerificationException forged) {
            refused.tryAcquire(request.getRemoteAddr());
            throw new BadInput(SIGNATURE, "is not valid for this body and time");
        } catch (BadInput unsigned) {
            refused.tryAcquire(request.getRemoteAddr());
            throw unsigned;
        }
    }

    private void handle(Event event) {
        switch (event.getType()) {
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.expired" -> {
                if (object(event) instanceof Session session) {
                    var at = Instant.ofEpochSecond(event.getCreated());
                    checkouts.receive(StripeProvider.NAME, StripeProvider.report(session, at), event.getId());
                }
            }
            case "checkout.session.async_payment_failed" -> {
                if (object(event) instanceof Session session) {
                    checkouts.receive(StripeProvider.NAME, StripeProvider.failed(session), event.getId());
                }
            }
            case "refund.failed" -> {
                if (object(event) instanceof Refund refund) {
                    refunds.failByReference(refund.getId(), "Stripe: " + refund.getFailureReason());
                }
            }
            default -> {}
        }
    }

    /** The object of the event, whatever version of Stripe's API the account writes events in. */
    private static StripeObject object(Event event) {
        try {
            return event.getDataObjectDeserializer().deserializeUnsafe();
        } catch (EventDataObjectDeserializationException unreadable) {
            throw new BadInput("data.object", "cannot be read");
        }
    }
}
