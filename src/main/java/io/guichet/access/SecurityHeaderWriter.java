package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Writes the Content-Security-Policy and framing headers: only the workspace may be framed, by the Tasklist, and e-mails
 * by their previews and the mailbox of the demo run. Keeps a stricter policy that was set before, as for downloads. Writes
 * the headers of {@link LinkPages}.
 */
class SecurityHeaderWriter implements HeaderWriter {

    static final String CSP_HEADER = "Content-Security-Policy";

    private static final String CSP = "default-src 'self'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;"
            + " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors %s";

    /** The policy of a page that is not framed. */
    static final String PAGE_POLICY = CSP.formatted("", "'none'");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = RequestPath.of(request);
        var framed = path.startsWith("/desk/workspace/")
                || path.startsWith("/demo/mailbox/")
                || path.startsWith("/desk/email-templates/");
        // the viewer of diagrams sets styles in its markup
        var styles = path.startsWith("/studio/") || path.startsWith("/swagger-ui/") || path.equals("/insight/process")
                ? " 'unsafe-inline'"
                : "";
        if (!response.containsHeader(CSP_HEADER)) {
            response.setHeader(CSP_HEADER, CSP.formatted(styles, framed ? "'self'" : "'none'"));
        }
        response.setHeader("X-Frame-Options", framed ? "SAMEORIGIN" : "DENY");
        if (LinkPages.matches(request)) {
            response.setHeader("X-Robots-Tag", "noindex");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
