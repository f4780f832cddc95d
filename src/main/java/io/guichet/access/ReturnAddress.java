package io.guichet.access;

import io.guichet.web.PublicAddressFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/** Address of this desk to which a person returns after signing in: a path, with query and fragment. */
final class ReturnAddress {

    /** Parameter of the sign-in page. */
    static final String PARAMETER = "return";

    private static final int MAX_LENGTH = 2_000;

    private ReturnAddress() {}

    /** The parameter, unless it leads elsewhere. */
    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER)).filter(ReturnAddress::isLocal);
    }

    /** The page from which the request was sent. */
    static Optional<String> referringPage(HttpServletRequest request) {
        try {
            var referer = request.getHeader(HttpHeaders.REFERER);
            if (referer == null || referer.length() > MAX_LENGTH) {
                return Optional.empty();
            }
            var page = new URI(referer);
            if (page.getRawPath() == null
                    || !PublicAddressFilter.requestedHost(request).equals(page.getHost())) {
                return Optional.empty();
            }
            return Optional.of(path(page)).filter(ReturnAddress::isLocal);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The sign-in page that says that the session has ended, and returns to that address. */
    static String signInPage(Optional<String> address) {
        return "/sign-in?expired"
                + address.map(to -> "&" + PARAMETER + "=" + UriUtils.encode(to, StandardCharsets.UTF_8))
                        .orElse("");
    }

    /** The address with the fragment that the sign-in page has taken over from the requested page. */
    static String withFragment(String address, HttpServletRequest request) {
        var fragment = request.getParameter("fragment");
        return fragment != null && fragment.startsWith("#") && isPlain(fragment) && address.indexOf('#') < 0
                ? address + fragment
                : address;
    }

    /** Path and query of an address of this desk, which may be absolute. */
    static String path(String address) {
        return address.startsWith("/") ? address : path(URI.create(address));
    }

    private static String path(URI page) {
        return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
    }

    /** A path of this desk; other sites begin with two slashes, backslashes or a scheme. */
    private static boolean isLocal(String address) {
        return address.startsWith("/")
                && !address.startsWith("//")
                && !address.startsWith("/sign-in")
                && isPlain(address);
    }

    private static boolean isPlain(String text) {
        return text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != '"' && c != '<');
    }
}
