package io.guichet.billing;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Stripe that takes payments. Without keys there is none.
 *
 * @param secretKey key of the API ({@code sk_…} or {@code rk_…})
 * @param webhookSecret secret that signs events ({@code whsec_…})
 * @param baseUrl of the API; another one for a local trial
 * @param tolerance greatest age of a signature
 * @param connectTimeout for the connection
 * @param timeout for each answer
 */
@ConfigurationProperties("guichet.payment.stripe")
record StripeSettings(
        String secretKey,
        String webhookSecret,
        @DefaultValue("https://api.stripe.com") URI baseUrl,
        @DefaultValue("PT5M") Duration tolerance,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT20S") Duration timeout) {

    boolean isConfigured() {
        return isSet(secretKey) && isSet(webhookSecret);
    }

    /** Whether one of the two secrets is missing. */
    boolean isIncomplete() {
        return isSet(secretKey) != isSet(webhookSecret);
    }

    /** Whether the keys are those of Stripe's test mode, in which no money moves. */
    boolean isTestMode() {
        return secretKey.contains("_test_");
    }

    private static boolean isSet(String text) {
        return text != null && !text.isBlank();
    }
}
