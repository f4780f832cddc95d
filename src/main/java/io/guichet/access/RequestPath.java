package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Path of a request as decoded by the container, for any servlet: Spring's path patterns do not match the engine's own
 * servlets.
 */
final class RequestPath {

    /** The container has decoded the path already. */
    private static final PathContainer.Options DECODED_PATH = PathContainer.Options.create('/', false);

    private static final PathPatternParser PATTERNS = patterns();

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    static PathContainer parse(HttpServletRequest request) {
        return PathContainer.parsePath(of(request), DECODED_PATH);
    }

    /** A pattern for parsed paths. */
    static PathPattern pattern(String pattern) {
        return PATTERNS.parse(pattern);
    }

    private static PathPatternParser patterns() {
        var parser = new PathPatternParser();
        parser.setPathOptions(DECODED_PATH);
        return parser;
    }

    /** Matches the path itself and everything below it. */
    static RequestMatcher below(String prefix) {
        return request -> {
            var path = of(request);
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        };
    }

    /** The first segment of the path, such as a brand; empty for the root. */
    static String firstSegment(HttpServletRequest request) {
        var parts = of(request).split("/", 3);
        return parts.length < 2 ? "" : parts[1];
    }
}
