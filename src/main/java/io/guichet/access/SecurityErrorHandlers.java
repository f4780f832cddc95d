package io.guichet.access;

import io.guichet.problem.ProblemWriter;
import io.guichet.problem.RateLimitExceeded;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Responses to requests without sign-in or permission: problem details for API clients, the sign-in page for people.
 */
@Component
class SecurityErrorHandlers {

    /** First segments of staff paths; any other unknown path is not found. */
    private static final Set<String> STAFF_PATHS = Set.of(
            "desk", "insight", "studio", "camunda", "forms", "actuator", "sign-out", "swagger-ui.html", "swagger-ui");

    /** Request attribute: the page that has to be opened again before its form can be sent. */
    private static final String OUTDATED_PAGE = "outdatedPage";

    private final ProblemWriter problems;

    SecurityErrorHandlers(ProblemWriter problems) {
        this.problems = problems;
    }

    /** For API clients. The challenge is not Basic, for which browsers would store a password. */
    AuthenticationEntryPoint apiEntryPoint() {
        return (request, response, e) -> {
            if (e instanceof SignInDelayed delayed) {
                problems.write(response, new RateLimitExceeded(e.getMessage(), Duration.ofSeconds(delayed.seconds())));
                return;
            }
            if (e instanceof PasswordNotEnough) {
                problems.write(response, HttpStatus.FORBIDDEN, e.getMessage());
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"guichet\"");
            problems.write(
                    response, HttpStatus.UNAUTHORIZED, "Sign in with a user name and a password, or with a token.");
        };
    }

    AccessDeniedHandler apiAccessDeniedHandler() {
        return (request, response, e) ->
                problems.write(response, HttpStatus.FORBIDDEN, "You do not have permission for this request.");
    }

    /** Redirects staff pages to the sign-in and answers 404 elsewhere. */
    AuthenticationEntryPoint pageEntryPoint() {
        return (request, response, e) -> {
            if (isFramed(request)) {
                response.sendError(HttpStatus.UNAUTHORIZED.value());
            } else if (isStaffPath(request)) {
                var ended = StaffSessions.hasEnded(request);
                response.sendRedirect(request.getContextPath() + (ended ? "/sign-in?expired" : "/sign-in"));
            } else {
                response.sendError(HttpStatus.NOT_FOUND.value());
            }
        };
    }

    /**
     * Requests without permission. A form without a valid CSRF token comes from a page whose session has ended: its
     * sender signs in and returns to the page, or opens it again.
     */
    AccessDeniedHandler pageAccessDeniedHandler() {
        return (request, response, e) -> {
            if (!(e instanceof CsrfException)) {
                response.sendError(HttpStatus.FORBIDDEN.value());
            } else if (request.getUserPrincipal() == null && isFramed(request)) {
                response.sendError(HttpStatus.UNAUTHORIZED.value());
            } else if (request.getUserPrincipal() == null && isStaffPath(request)) {
                response.sendRedirect(
                        request.getContextPath() + ReturnAddress.signInPage(ReturnAddress.referringPage(request)));
            } else {
                request.setAttribute(
                        OUTDATED_PAGE,
                        ReturnAddress.referringPage(request)
                                .or(() -> LinkPages.address(request))
                                .orElse("/"));
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        };
    }

    /** A page in the frame of the Tasklist shows no sign-in page: it tells the Tasklist. */
    private static boolean isFramed(HttpServletRequest request) {
        return RequestPath.of(request).startsWith("/desk/workspace/") && "true".equals(request.getParameter("framed"));
    }

    private static boolean isStaffPath(HttpServletRequest request) {
        return STAFF_PATHS.contains(RequestPath.firstSegment(request));
    }
}
