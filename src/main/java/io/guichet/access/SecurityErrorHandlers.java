package io.guichet.access;

import io.guichet.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Responses to requests without sign-in or permission: problem details for API clients, the sign-in page for people.
 */
@Component
class SecurityErrorHandlers {

    /** First segments of staff paths; any other unknown path is not found. */
    private static final Set<String> STAFF_PATHS =
            Set.of("desk", "insight", "studio", "camunda", "forms", "actuator", "sign-out");

    private final ProblemWriter problems;
    private final LoginUrlAuthenticationEntryPoint signInEntryPoint = new LoginUrlAuthenticationEntryPoint("/sign-in");

    SecurityErrorHandlers(ProblemWriter problems) {
        this.problems = problems;
    }

    /** For API clients. The challenge is not Basic, for which browsers would store a password. */
    AuthenticationEntryPoint apiEntryPoint() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"guichet\"");
            problems.write(response, HttpStatus.UNAUTHORIZED, "Sign in with a user name and a password.");
        };
    }

    AccessDeniedHandler apiAccessDeniedHandler() {
        return (request, response, e) ->
                problems.write(response, HttpStatus.FORBIDDEN, "You do not have permission for this request.");
    }

    /** Redirects staff pages to the sign-in and answers 404 elsewhere. */
    AuthenticationEntryPoint pageEntryPoint() {
        return (request, response, e) -> {
            if (isStaffPath(request)) {
                redirectToSignIn(request, response, e);
            } else {
                response.sendError(HttpStatus.NOT_FOUND.value());
            }
        };
    }

    private void redirectToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        try {
            signInEntryPoint.commence(request, response, e);
        } catch (jakarta.servlet.ServletException cannotHappen) {
            throw new IOException(cannotHappen);
        }
    }

    private static boolean isStaffPath(HttpServletRequest request) {
        return STAFF_PATHS.contains(RequestPath.firstSegment(request));
    }
}
