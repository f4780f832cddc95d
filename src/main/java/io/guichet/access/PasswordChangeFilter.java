package io.guichet.access;

import io.guichet.problem.ProblemWriter;
import io.guichet.problem.RateLimitExceeded;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Watches the engine's call that changes a password. It asks for the caller's own password, so an unattended session
 * could be used to guess it: wrong ones are limited. The session in which users change their own password goes on.
 */
class PasswordChangeFilter extends OncePerRequestFilter {

    private static final PathPattern CREDENTIALS =
            RequestPath.pattern("/camunda/api/engine/engine/default/user/{user}/credentials");

    /** First digit of the status. */
    private static final int SUCCESS = 2;

    private final SignInLimits limits;
    private final StaffSessions sessions;
    private final ProblemWriter problems;

    PasswordChangeFilter(SignInLimits limits, StaffSessions sessions, ProblemWriter problems) {
        this.limits = limits;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = CREDENTIALS.matchAndExtract(RequestPath.parse(request));
        if (!request.getMethod().equals("PUT") || match == null || request.getUserPrincipal() == null) {
            chain.doFilter(request, response);
            return;
        }
        var user = match.getUriVariables().get("user");
        var me = request.getUserPrincipal().getName();
        try {
            var attempt = limits.beginPasswordChange(me);
            chain.doFilter(request, response);
            if (response.getStatus() / 100 == SUCCESS) {
                attempt.succeed();
                sessions.keepAfterOwnChange(request, user);
            }
        } catch (SignInDelayed delayed) {
            problems.write(
                    response, new RateLimitExceeded(delayed.getMessage(), Duration.ofSeconds(delayed.seconds())));
        }
    }
}
