package io.guichet.customer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import io.guichet.web.StartRefused;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The secrets with which the brands' products sign hand-overs; several of a brand are valid while they are rotated. */
@Component
public class HandOverKeys {

    private final Map<KeyName, MACVerifier> verifiers = new ConcurrentHashMap<>();

    private record KeyName(String brand, String id) {}

    HandOverKeys(HandOverSettings settings) {
        settings.keys()
                .forEach((brand, keys) -> keys.forEach((id, secret) -> add(brand, id, decode(brand, id, secret))));
    }

    /** Adds a key of at least 32 bytes; a shorter one or text that is not Base64 stops the start. */
    public void add(String brand, String id, byte[] secret) {
        try {
            verifiers.put(new KeyName(brand, id), new MACVerifier(secret));
        } catch (JOSEException tooShort) {
            throw refused(brand, id);
        }
    }

    Optional<MACVerifier> find(String brand, String id) {
        return Optional.ofNullable(id).map(name -> verifiers.get(new KeyName(brand, name)));
    }

    private static byte[] decode(String brand, String id, String secret) {
        try {
            return Base64.getDecoder().decode(secret.strip());
        } catch (IllegalArgumentException notBase64) {
            throw refused(brand, id);
        }
    }

    private static StartRefused refused(String brand, String id) {
        return new StartRefused(
                "guichet.hand-over.keys.%s.%s must be at least 32 bytes in Base64 (openssl rand -base64 32)."
                        .formatted(brand, id));
    }
}
