package io.guichet.email;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Addresses that a customer's reply comes back to: {@code support+zo-23456789.<signature>@example.org}. The signature
 * proves that the desk has written the address, so that nobody can write into a ticket whose number they guess.
 */
@Component
public class ReplyAddresses {

    private static final Pattern SIGNED = Pattern.compile("(?i)(\\+[a-z0-9-]{3,24}\\.)[0-9a-f]{20}@");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 10;
    private static final int MAX_LOCAL_LENGTH = 64;

    private final byte[] key;

    ReplyAddresses(EmailSettings settings) {
        var secret = settings.replyKey();
        key = secret == null || secret.isBlank() ? null : secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The address for replies to this ticket; empty without a key, or where it would be too long. */
    Optional<String> of(String number, String sender) {
        var at = sender.lastIndexOf('@');
        if (key == null || at < 1) {
            return Optional.empty();
        }
        var plain = number.toLowerCase(Locale.ROOT);
        var local = sender.substring(0, at) + "+" + plain + "." + signature(plain);
        return Optional.of(local)
                .filter(name -> name.length() <= MAX_LOCAL_LENGTH)
                .map(name -> name + sender.substring(at));
    }

    /** The number of the ticket that an address stands for; empty unless the desk has signed it. */
    public Optional<String> ticketOf(String address) {
        var at = address.lastIndexOf('@');
        var plus = address.lastIndexOf('+', at);
        var dot = address.lastIndexOf('.', at);
        if (key == null || plus < 0 || dot < plus) {
            return Optional.empty();
        }
        var number = address.substring(plus + 1, dot).toLowerCase(Locale.ROOT);
        var signature = address.substring(dot + 1, at).toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(bytes(signature), bytes(signature(number)))
                ? Optional.of(number.toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The text without the signatures of such addresses, with which one writes as the customer. */
    public static String hide(String text) {
        return text == null || text.indexOf('+') < 0
                ? text
                : SIGNED.matcher(text).replaceAll("$1…@");
    }

    private String signature(String number) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(bytes(number)), SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
