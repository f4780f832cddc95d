package io.guichet.access;

import io.guichet.web.StartRefused;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The second factor of staff.
 *
 * @param roles roles that must have one; others may
 * @param key 32 bytes in Base64 that encrypt the secrets; null or empty where nobody has a second factor
 */
@ConfigurationProperties("guichet.sign-in.second-factor")
record SecondFactorSettings(@DefaultValue Set<String> roles, String key) {

    private static final int KEY_BYTES = 32;

    SecondFactorSettings {
        roles = Set.copyOf(roles);
    }

    /** Throws {@link StartRefused} for a key that is none. */
    Optional<byte[]> keyBytes() {
        if (key == null || key.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(key.strip()))
                    .filter(bytes -> bytes.length == KEY_BYTES)
                    .or(() -> {
                        throw unusable();
                    });
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
    }

    private static StartRefused unusable() {
        return new StartRefused(
                "The key of the second factor (GUICHET_SECOND_FACTOR_KEY) must be %d bytes in Base64, such as 'openssl rand -base64 %d' writes."
                        .formatted(KEY_BYTES, KEY_BYTES));
    }
}
