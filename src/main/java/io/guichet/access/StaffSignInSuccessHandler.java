package io.guichet.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Redirects to the requested page after signing in, otherwise to the Tasklist, or to the start page without tasks of one's own. */
class StaffSignInSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final StaffDirectory directory;
    private final KnownBrowsers knownBrowsers;
    private final StaffSessions sessions;
    private final RequestCache requestedPages;

    StaffSignInSuccessHandler(
            StaffDirectory directory,
            KnownBrowsers knownBrowsers,
            StaffSessions sessions,
            RequestCache requestedPages) {
        this.directory = directory;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
        this.requestedPages = requestedPages;
        setRequestCache(requestedPages);
        var redirects = new DefaultRedirectStrategy();
        setRedirectStrategy((request, response, url) -> redirects.sendRedirect(
                request, response, ReturnAddress.withFragment(ReturnAddress.path(url), request)));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        knownBrowsers.remember(request, response, authentication.getName());
        sessions.begin(request, authentication.getName());
        var returnAddress = ReturnAddress.of(request);
        if (returnAddress.isPresent()) {
            requestedPages.removeRequest(request, response);
            getRedirectStrategy().sendRedirect(request, response, returnAddress.get());
            return;
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var roles =
                directory.find(authentication.getName()).map(StaffMember::roles).orElse(Set.of());
        if (Roles.TICKET_ROLES.stream().anyMatch(roles::contains)) {
            return "/camunda/app/tasklist/default/";
        }
        return roles.contains(Roles.MANAGER) ? "/insight" : "/desk";
    }
}
