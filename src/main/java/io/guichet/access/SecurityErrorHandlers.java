package io.guichet.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
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

    private final ObjectMapper json;
    private final LoginUrlAuthenticationEntryPoint signInEntryPoint = new LoginUrlAuthenticationEntryPoint("/sign-in");

    SecurityErrorHandlers(ObjectMapper json) {
        this.json = json;
    }

    /** For API clients. The challenge is not Basic, for which browsers would store a password. */
    AuthenticationEntryPoint apiEntryPoint() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"guichet\"");
            writeProblem(
                    response, HttpStatus.UNAUTHORIZED, "Not signed in", "Sign in with a user name and a password.");
        };
    }

    AccessDeniedHandler apiAccessDeniedHandler() {
        return (request, response, e) -> writeForbidden(response, e);
    }

    private void writeForbidden(HttpServletResponse response, AccessDeniedException e) throws IOException {
        writeProblem(response, HttpStatus.FORBIDDEN, "Not allowed", "You do not have permission for this request.");
    }

    /** For pages: staff pages redirect to the sign-in, unknown paths are not found. */
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

    private void writeProblem(HttpServletResponse response, HttpStatus status, String title, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
