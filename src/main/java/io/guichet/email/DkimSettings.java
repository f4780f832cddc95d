package io.guichet.email;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key that signs e-mails (DKIM, RFC 6376).
 *
 * @param selector name of the key in the DNS: {@code <selector>._domainkey.<domain>}
 * @param keyFile RSA key, PKCS #8, as PEM or DER
 * @param domain domain that signs; null for the sender's
 */
@ConfigurationProperties("guichet.email.dkim")
record DkimSettings(String selector, Path keyFile, String domain) {

    boolean isConfigured() {
        return selector != null && !selector.isBlank() && keyFile != null;
    }
}
