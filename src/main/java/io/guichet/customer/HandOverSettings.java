package io.guichet.customer;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signed hand-overs ({@code docs/hand-over.md}).
 *
 * @param keys by brand: the secrets by key id, each at least 32 bytes in Base64; a brand without keys accepts no hand-over
 * @param maxAge longest time between {@code iat} and {@code exp}: a link is opened at once
 * @param clockSkew how far the product's clock may differ
 */
@ConfigurationProperties("guichet.hand-over")
record HandOverSettings(
        Map<String, Map<String, String>> keys,
        @DefaultValue("PT5M") Duration maxAge,
        @DefaultValue("PT30S") Duration clockSkew) {

    HandOverSettings {
        keys = keys == null ? Map.of() : Map.copyOf(keys);
    }
}
