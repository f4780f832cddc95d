package io.guichet.billing;

import io.guichet.brand.Brands;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Refuses a start with half of a provider's keys, and says how premium requests can be paid. */
@Component
class PaymentSettingsCheck extends StartupTask {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSettingsCheck.class);

    /** Before anything is written. */
    private static final int PHASE = -1090;

    private final StripeSettings stripe;
    private final PaymentProviders providers;
    private final Brands brands;

    PaymentSettingsCheck(StripeSettings stripe, PaymentProviders providers, Brands brands) {
        super(PHASE);
        this.stripe = stripe;
        this.providers = providers;
        this.brands = brands;
    }

    @Override
    protected void run() {
        if (stripe.isIncomplete()) {
            throw new IncompletePaymentSettings(
                    "Set both GUICHET_STRIPE_SECRET_KEY and GUICHET_STRIPE_WEBHOOK_SECRET, or neither: without the"
                            + " second nobody could tell a payment from a forged one.");
        }
        if (brands.all().stream().anyMatch(brand -> brand.payee() != null)) {
            LOG.info("Premium requests: {}", howToPay());
        }
    }

    private String howToPay() {
        if (stripe.isConfigured()) {
            return stripe.isTestMode() ? "paid through Stripe, in test mode: no money moves" : "paid through Stripe";
        }
        return providers
                .current()
                .map(provider -> "paid on the test page of the demo run: no money moves")
                .orElse("on invoice for verified customers only, since no payment provider is set"
                        + " (GUICHET_STRIPE_SECRET_KEY; docs/payments.md)");
    }

    /** A setting of a payment provider is missing. */
    static class IncompletePaymentSettings extends StartRefused {

        IncompletePaymentSettings(String reason) {
            super(reason);
        }
    }
}
