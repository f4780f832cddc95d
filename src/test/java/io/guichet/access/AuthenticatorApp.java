package io.guichet.access;

import io.guichet.HttpBrowser;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** An authenticator app that has read the secret of a second factor from the page. */
final class AuthenticatorApp {

    static final String PAGE = "/desk/account/second-factor";

    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([a-z2-7-]{19})</code>");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private final Clock clock;

    private AuthenticatorApp(byte[] secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** Reads the secret from the page that sets a second factor up. */
    static AuthenticatorApp reads(String page, Clock clock) {
        var found = SECRET.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no secret in: " + page);
        }
        return new AuthenticatorApp(decode(found.group(1).replace(" ", "")), clock);
    }

    String code() {
        return Totp.code(secret, Totp.step(clock.instant()));
    }

    String wrongCode() {
        return code().equals("000000") ? "000001" : "000000";
    }

    byte[] secret() {
        return secret.clone();
    }

    HttpResponse<String> setUp(HttpBrowser browser, String password) {
        return browser.submitForm(PAGE, PAGE, "code=" + code() + "&password-now=" + HttpBrowser.urlEncoded(password));
    }

    static List<String> recoveryCodes(String page) {
        return RECOVERY_CODE
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static byte[] decode(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var value = ALPHABET.indexOf(text.charAt(bit / 5)) >> 4 - bit % 5 & 1;
            bytes[bit / 8] |= (byte) (value << 7 - bit % 8);
        }
        return bytes;
    }
}
