package io.guichet.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.WebUtils;

/** The time zone of the reader's browser, which a script of the customers' pages keeps in a cookie. */
public final class BrowserZone {

    static final String COOKIE = "zone";

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private BrowserZone() {}

    /** The zone; empty without the cookie, or if it names none. */
    public static Optional<ZoneId> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(BrowserZone::parse);
    }

    /** The zone of that name in the time zone database. */
    public static Optional<ZoneId> parse(String name) {
        return Optional.ofNullable(name).filter(KNOWN::contains).map(ZoneId::of);
    }
}
