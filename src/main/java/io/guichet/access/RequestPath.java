package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Path of a request as decoded by the container, for any servlet: Spring's path patterns do not match the engine's own
 * servlets.
 */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** Matches the path itself and everything below it. */
    static RequestMatcher below(String prefix) {
        return request -> {
            var path = of(request);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        };
    }

    /** First path segment, such as a brand. */
    static String firstSegment(HttpServletRequest request) {
        var parts = of(request).split("/", 3);
        return parts.length < 2 ? "" : parts[1];
    }
}
