package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Saves page requests only, so that a user returns to a page after signing in, not to a script's request. */
final class PageRequestCache {

    private PageRequestCache() {}

    static RequestCache create() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PageRequestCache::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        var accepts = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accepts != null
                && accepts.contains(MediaType.TEXT_HTML_VALUE)
                && !RequestPath.of(request).startsWith("/camunda/api/");
    }
}
