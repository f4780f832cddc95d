package io.guichet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** A start with half of the keys is refused; without keys there is no provider. */
class PaymentSettingsCheckTest {

    @ParameterizedTest
    @CsvSource({"sk_live_1, ''", "'', whsec_1"})
    void refusesHalfOfTheKeys(String key, String secret) {
        var settings = settings(key, secret);
        var check = new PaymentSettingsCheck(settings, providers(settings), null);

        assertThatThrownBy(check::start).hasMessageContaining("GUICHET_STRIPE_WEBHOOK_SECRET");
    }

    @Test
    void offersStripeWithBothKeysOnly() {
        assertThat(providers(settings("sk_test_1", "whsec_1")).current())
                .map(PaymentProvider::name)
                .contains("stripe");
        assertThat(providers(settings("", " ")).current()).isEmpty();
        assertThatThrownBy(() -> providers(settings("", "")).get("stripe")).isInstanceOf(ProviderOutage.class);
    }

    private static PaymentProviders providers(StripeSettings settings) {
        return new PaymentProviders(settings, new DefaultListableBeanFactory().getBeanProvider(PaymentProvider.class));
    }

    private static StripeSettings settings(String key, String secret) {
        var second = Duration.ofSeconds(1);
        return new StripeSettings(key, secret, URI.create("http://127.0.0.1:9"), second, second, second);
    }
}
