package io.guichet.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the session user's roles again on each request, so that a lost role or deleted user takes effect at once. */
class AuthorityRefreshFilter extends OncePerRequestFilter {

    private final StaffDirectory directory;

    AuthorityRefreshFilter(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var current = SecurityContextHolder.getContext().getAuthentication();
        if (current != null
                && !(current instanceof AnonymousAuthenticationToken)
                && !(current instanceof TokenAuthentication)) {
            var refreshed = directory.findActive(current.getName()).map(StaffAuthenticationProvider::toAuthentication);
            if (refreshed.isEmpty()) {
                endSession(request);
            } else if (!hasSameAuthorities(current, refreshed.get())) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(refreshed.get());
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean hasSameAuthorities(Authentication current, Authentication refreshed) {
        return Set.copyOf(current.getAuthorities()).equals(Set.copyOf(refreshed.getAuthorities()));
    }

    private static void endSession(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
