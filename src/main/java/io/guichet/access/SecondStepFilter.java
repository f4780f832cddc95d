package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;

/** Signs a user in whose password was right before and whose code is right now. */
class SecondStepFilter extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/sign-in/code";

    /** Longer ones are not looked at. */
    private static final int MAX_LENGTH = 40;

    private final SecondStep secondStep;

    SecondStepFilter(SecondStep secondStep) {
        super(request ->
                request.getMethod().equals("POST") && RequestPath.of(request).equals(PATH));
        this.secondStep = secondStep;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var code = Objects.requireNonNullElse(request.getParameter("code"), "");
        return secondStep.complete(request, code.length() > MAX_LENGTH ? "" : code);
    }
}
