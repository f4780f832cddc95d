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

/** How a door says no: in a program's words to programs, with the way to the sign-in to people. */
@Component
class Refusals {

    /** The first step of every address that is for staff; every other unknown address does not exist. */
    private static final Set<String> STAFF_PAGES =
            Set.of("desk", "insight", "studio", "camunda", "forms", "actuator", "sign-out");

    private final ObjectMapper json;
    private final LoginUrlAuthenticationEntryPoint signInPage = new LoginUrlAuthenticationEntryPoint("/sign-in");

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** For programs. The challenge names no scheme that a browser would keep a password for. */
    AuthenticationEntryPoint unknownProgram() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"guichet\"");
            write(response, HttpStatus.UNAUTHORIZED, "Not signed in", "Sign in with name and password.");
        };
    }

    AccessDeniedHandler forbiddenToProgram() {
        return (request, response, e) -> forbidden(response, e);
    }

    private void forbidden(HttpServletResponse response, AccessDeniedException e) throws IOException {
        write(response, HttpStatus.FORBIDDEN, "Not allowed", "This is not open to you.");
    }

    /** For people: staff pages lead to the sign-in, and what nobody has heard of is not found. */
    AuthenticationEntryPoint unknownPerson() {
        return (request, response, e) -> {
            if (isStaffPage(request)) {
                toSignIn(request, response, e);
            } else {
                response.sendError(HttpStatus.NOT_FOUND.value());
            }
        };
    }

    private void toSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        try {
            signInPage.commence(request, response, e);
        } catch (jakarta.servlet.ServletException cannotHappen) {
            throw new IOException(cannotHappen);
        }
    }

    private static boolean isStaffPage(HttpServletRequest request) {
        return STAFF_PAGES.contains(Destination.firstStep(request));
    }

    private void write(HttpServletResponse response, HttpStatus status, String title, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
