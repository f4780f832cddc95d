package io.guichet.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guichet.text.Digests;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few minutes that a program has sent the right password, which it sends with each request: the limits
 * are not asked and the audit is not written again.
 */
@Component
class VerifiedCredentials {

    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final int MAX_SIZE = 10_000;

    private final StaffDirectory directory;
    private final String salt = HexFormat.of().formatHex(SigningKeys.random());

    /** Fingerprints of accounts by the salted digest of what was sent. */
    private final Cache<String, String> verified = Caffeine.newBuilder()
            .maximumSize(MAX_SIZE)
            .expireAfterWrite(MAX_AGE)
            .build();

    VerifiedCredentials(StaffDirectory directory) {
        this.directory = directory;
    }

    /** Whether they were right and neither the password nor a role has changed since. */
    boolean contains(String user, String password, String address) {
        var fingerprint = verified.getIfPresent(key(user, password, address));
        return fingerprint != null
                && directory.fingerprint(user).filter(fingerprint::equals).isPresent();
    }

    void add(String user, String password, String address) {
        directory.fingerprint(user).ifPresent(fingerprint -> verified.put(key(user, password, address), fingerprint));
    }

    private String key(String user, String password, String address) {
        return Digests.sha256(String.join("\n", salt, address, user, password));
    }
}
