package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Redirects to the requested page after signing in, otherwise to the user's start page. */
class StaffSignInSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final StaffDirectory directory;

    StaffSignInSuccessHandler(StaffDirectory directory) {
        this.directory = directory;
        setRequestCache(PageRequestCache.create());
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
