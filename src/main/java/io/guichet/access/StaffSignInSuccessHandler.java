package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Redirects to the requested page after signing in, otherwise to the user's start page. */
class StaffSignInSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final StaffDirectory directory;

    StaffSignInSuccessHandler(StaffDirectory directory, RequestCache requestedPages) {
        this.directory = directory;
        setRequestCache(requestedPages);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var isManagerOnly = directory
                .find(authentication.getName())
                .filter(staff -> staff.roles().equals(java.util.Set.of(Roles.MANAGER)))
                .isPresent();
        return isManagerOnly ? "/camunda/app/cockpit/default/" : "/camunda/app/tasklist/default/";
    }
}
