package io.guichet.access;

import io.guichet.text.Digests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Recognises the browsers in which a user has signed in before, by a signed cookie for each user. The cookie gives no
 * rights: it only keeps the failed attempts of strangers from delaying this browser.
 */
@Component
class KnownBrowsers {

    private static final String KEY = "known-browser";
    private static final String COOKIE_PREFIX = "guichet-browser-";
    private static final Duration VALIDITY = Duration.ofDays(180);
    private static final int PARTS = 3;

    private final SigningKeys keys;
    private final Clock clock;

    KnownBrowsers(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A cookie of this class, not yet verified. */
    record BrowserCookie(String name, String value) {}

    static List<BrowserCookie> cookiesOf(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().startsWith(COOKIE_PREFIX))
                        .map(cookie -> new BrowserCookie(cookie.getName(), cookie.getValue()))
                        .toList();
    }

    /** The id of the browser that sent these cookies if the user has signed in with it. */
    Optional<String> find(List<BrowserCookie> cookies, String user) {
        return cookies.stream()
                .filter(cookie -> cookie.name().equals(cookieName(user)))
                .flatMap(cookie -> verify(cookie.value(), user).stream())
                .findFirst();
    }

    /** Remembers this browser as one of the user's. */
    void remember(HttpServletRequest request, HttpServletResponse response, String user) {
        var id = find(cookiesOf(request), user).orElseGet(() -> encode(Arrays.copyOf(SigningKeys.random(), 16)));
        var issued = Long.toString(clock.instant().getEpochSecond());
        var cookie = ResponseCookie.from(cookieName(user), id + "." + issued + "." + signature(id, issued, user))
                .maxAge(VALIDITY)
                .path("/sign-in")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Optional<String> verify(String value, String user) {
        var parts = value.split("\\.", PARTS);
        if (parts.length < PARTS || !isEqual(parts[2], signature(parts[0], parts[1], user))) {
            return Optional.empty();
        }
        var issued = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        return clock.instant().isBefore(issued.plus(VALIDITY)) ? Optional.of(parts[0]) : Optional.empty();
    }

    private static boolean isEqual(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String id, String issued, String user) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.get(KEY), "HmacSHA256"));
            return encode(mac.doFinal((id + "." + issued + "." + user).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cookieName(String user) {
        return COOKIE_PREFIX + Digests.shortHash(user);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
