package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a name and a password come from. */
class SignInDetails extends WebAuthenticationDetails {

    private final transient List<KnownBrowsers.BrowserCookie> browserCookies;
    private final boolean program;

    SignInDetails(HttpServletRequest request) {
        super(request);
        this.browserCookies = KnownBrowsers.cookiesOf(request);
        this.program = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    List<KnownBrowsers.BrowserCookie> browserCookies() {
        return browserCookies;
    }

    /** Whether they come with each request, as from a program, and not from the sign-in page. */
    boolean isProgram() {
        return program;
    }
}
