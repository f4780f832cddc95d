package io.guichet.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Sets the Content-Security-Policy of the engine's pages with a nonce per response, and lets their files be cached. The engine's own filter shares one
 * nonce between requests, which breaks concurrent page loads.
 */
class CspNonceFilter extends OncePerRequestFilter {

    private static final String POLICY =
            "base-uri 'self'; default-src 'self'; script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval' 'self';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; object-src 'none';"
                    + " sandbox allow-forms allow-scripts allow-same-origin allow-popups allow-downloads";

    /** The engine's pages ask for their files with the version in the address. */
    private static final String ASSET_CACHING = "max-age=3600, private";

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var nonce = nonce();
        response.setHeader(SecurityHeaderWriter.CSP_HEADER, POLICY.formatted(nonce));
        var guarded = new ErrorPagePolicy(response);
        try {
            filter(request, guarded, nonce, chain);
        } catch (IOException | ServletException | RuntimeException failure) {
            guarded.prepare(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw failure;
        }
    }

    private static void filter(
            HttpServletRequest request, HttpServletResponse response, String nonce, FilterChain chain)
            throws ServletException, IOException {
        if (!isPage(request)) {
            response.setHeader("Cache-Control", ASSET_CACHING);
            chain.doFilter(request, response);
            return;
        }
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        if (isHtml(page)) {
            var html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
            page.resetBuffer();
            page.getOutputStream()
                    .write(html.replace("<script", "<script nonce=\"" + nonce + "\"")
                            .getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }

    private static boolean isPage(HttpServletRequest request) {
        var path = RequestPath.of(request);
        return path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }

    private static boolean isHtml(ContentCachingResponseWrapper response) {
        return response.getContentType() != null && response.getContentType().startsWith(MediaType.TEXT_HTML_VALUE);
    }

    private String nonce() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
