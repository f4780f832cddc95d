package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** After the sign-in: the page that was asked for, or where this person works. */
class FirstPage extends SavedRequestAwareAuthenticationSuccessHandler {

    private final StaffDirectory directory;

    FirstPage(StaffDirectory directory) {
        this.directory = directory;
        setRequestCache(PageRequests.remembered());
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication someone) {
        var manages = directory
                .find(someone.getName())
                .filter(staff -> staff.roles().equals(java.util.Set.of(Roles.MANAGER)))
                .isPresent();
        return manages ? "/camunda/app/cockpit/default/" : "/camunda/app/tasklist/default/";
    }
}
