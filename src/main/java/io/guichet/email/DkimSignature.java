package io.guichet.email;

import io.guichet.email.EmailSettingsCheck.IncompleteEmailSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;
import org.springframework.stereotype.Component;

/** Signs messages with the key of the settings; leaves them unsigned without one. */
@Component
class DkimSignature {

    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";

    private final DkimSettings settings;
    private final RSAPrivateKey key;

    DkimSignature(DkimSettings settings) {
        this.settings = settings;
        this.key = settings.isConfigured() ? read() : null;
    }

    /** The message with a signature of the sender's domain. */
    MimeMessage sign(MimeMessage message, String sender) throws MessagingException {
        if (key == null) {
            return message;
        }
        var domain = settings.domain() == null ? sender.substring(sender.lastIndexOf('@') + 1) : settings.domain();
        var signer = new DkimSigner(domain, settings.selector(), key);
        signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
        signer.setHeaderCanonicalization(Canonicalization.RELAXED);
        signer.setBodyCanonicalization(Canonicalization.RELAXED);
        signer.setLengthParam(false);
        // The desk asks no DNS before each e-mail; docs/email.md says how to check the record.
        signer.setCheckDomainKey(false);
        return new DkimMessage(message, signer);
    }

    private RSAPrivateKey read() {
        try {
            var bytes = Files.readAllBytes(settings.keyFile());
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(bytes)));
            return (RSAPrivateKey) key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IncompleteEmailSettings(
                    "The key guichet.email.dkim.key-file, %s, cannot be read as an RSA key in PKCS #8 (%s)."
                            .formatted(settings.keyFile(), e.getMessage()));
        }
    }

    private static byte[] der(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var begin = text.indexOf(PEM_BEGIN);
        var end = text.indexOf(PEM_END);
        return begin < 0 || end < begin
                ? file
                : Base64.getMimeDecoder().decode(text.substring(begin + PEM_BEGIN.length(), end));
    }
}
