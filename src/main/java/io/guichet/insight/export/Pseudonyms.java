package io.guichet.insight.export;

import io.guichet.access.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Stable names of people in event logs that tell nothing about them: HMAC-SHA-256 of the desk's own ids, cut to 64 bits, with a
 * secret of the desk. The same person has the same pseudonym in each log of a desk and another one in those of another desk.
 */
@Component
class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY = "event-log-pseudonyms";
    private static final int BYTES = 8;

    private final SigningKeys keys;

    Pseudonyms(SigningKeys keys) {
        this.keys = keys;
    }

    /** @param id of the customer's row */
    String customer(long id) {
        return of("customer", String.valueOf(id));
    }

    String agent(String userId) {
        return of("agent", userId);
    }

    private String of(String kind, String id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.get(KEY), ALGORITHM));
            var digest = mac.doFinal((kind + ' ' + id).getBytes(StandardCharsets.UTF_8));
            return kind + '-' + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
