package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Pages that are reached by a link with a secret, such as a request's key: search engines do not list them, caches do
 * not keep them, and other sites do not learn their addresses.
 */
public final class LinkPages {

    /** Query parameters that are secrets. */
    private static final List<String> SECRETS = List.of("key", "token", "jwt");

    private static final PathPattern REQUESTS = RequestPath.pattern("/{brand}/requests/**");
    private static final PathPattern QUESTIONS = RequestPath.pattern("/{brand}/questions/**");
    private static final PathPattern PAYMENTS = RequestPath.pattern("/{brand}/payments/{id}");
    private static final PathPattern SIGN_IN_LINKS = RequestPath.pattern("/{brand}/sign-in/{secret}");

    private static final PathPattern ADDRESS_LINKS = RequestPath.pattern("/{brand}/profile/access/addresses/{secret}");

    private static final PathPattern PASSWORD_LINKS = RequestPath.pattern("/sign-in/password/{secret}");

    private LinkPages() {}

    public static boolean matches(HttpServletRequest request) {
        var path = RequestPath.parse(request);
        return REQUESTS.matches(path)
                || QUESTIONS.matches(path)
                || PAYMENTS.matches(path)
                || SIGN_IN_LINKS.matches(path)
                || ADDRESS_LINKS.matches(path)
                || PASSWORD_LINKS.matches(path)
                || Arrays.stream(query(request).split("&"))
                        .anyMatch(parameter -> SECRETS.contains(parameter.split("=", 2)[0]));
    }

    /** The address of such a page, whose browser names no referring page. */
    static Optional<String> address(HttpServletRequest request) {
        var path = RequestPath.of(request);
        var page = path.endsWith("/answered") ? path.substring(0, path.lastIndexOf('/')) : path;
        var query = query(request);
        return matches(request) ? Optional.of(query.isEmpty() ? page : page + "?" + query) : Optional.empty();
    }

    private static String query(HttpServletRequest request) {
        return Objects.toString(request.getQueryString(), "");
    }
}
