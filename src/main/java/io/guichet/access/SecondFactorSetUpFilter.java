package io.guichet.access;

import io.guichet.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads people whose role demands a second factor to the page that sets it up; until then they can do nothing else. */
class SecondFactorSetUpFilter extends OncePerRequestFilter {

    static final String SET_UP_PAGE = "/desk/account/second-factor";

    /** Files, and what leads out again. */
    private static final Set<String> OPEN = Set.of("assets", "webjars", "sign-in", "sign-out", "error", "favicon.ico");

    private final SecondFactors secondFactors;
    private final StaffDirectory directory;
    private final ProblemWriter problems;

    SecondFactorSetUpFilter(SecondFactors secondFactors, StaffDirectory directory, ProblemWriter problems) {
        this.secondFactors = secondFactors;
        this.directory = directory;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOpen(request) || !isMissing()) {
            chain.doFilter(request, response);
        } else if (isScript(request)) {
            problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Your role needs a second factor. Set it up on the page " + SET_UP_PAGE);
        } else {
            response.sendRedirect(request.getContextPath() + SET_UP_PAGE);
        }
    }

    private boolean isMissing() {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication)
                && directory.findCurrent().filter(secondFactors::isMissing).isPresent();
    }

    private static boolean isOpen(HttpServletRequest request) {
        return RequestPath.of(request).equals(SET_UP_PAGE) || OPEN.contains(RequestPath.firstSegment(request));
    }

    private static boolean isScript(HttpServletRequest request) {
        var path = RequestPath.of(request);
        return !request.getMethod().equals("GET")
                || path.startsWith("/api/")
                || path.startsWith("/camunda/api/")
                || path.startsWith("/engine-rest/");
    }
}
