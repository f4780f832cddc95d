package io.guichet.billing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The providers of this desk: Stripe if its keys are set, otherwise the one of the demo run, otherwise none. */
@Component
public class PaymentProviders {

    private final Optional<StripeProvider> stripe;
    private final ObjectProvider<PaymentProvider> others;

    PaymentProviders(StripeSettings settings, ObjectProvider<PaymentProvider> others) {
        this.stripe = settings.isConfigured() ? Optional.of(new StripeProvider(settings)) : Optional.empty();
        this.others = others;
    }

    /** The provider of new payments. */
    public Optional<PaymentProvider> current() {
        return all().stream().findFirst();
    }

    /** The provider of an earlier payment. Throws {@link ProviderOutage} if its settings are gone. */
    PaymentProvider get(String name) {
        return all().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProviderOutage("The payment provider '%s' is not set up.".formatted(name)));
    }

    private List<PaymentProvider> all() {
        return Stream.concat(stripe.map(PaymentProvider.class::cast).stream(), others.orderedStream())
                .toList();
    }
}
