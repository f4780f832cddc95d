package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where a request goes, decoded as the container decodes it and whichever servlet takes it: the engine's doors have
 * servlets of their own, for which Spring's path patterns do not match.
 */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** The place itself and everything below it. */
    static RequestMatcher below(String prefix) {
        return request -> {
            var path = of(request);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        };
    }

    /** The part of the address before the second slash, such as a brand. */
    static String firstSegment(HttpServletRequest request) {
        var parts = of(request).split("/", 3);
        return parts.length < 2 ? "" : parts[1];
    }
}
