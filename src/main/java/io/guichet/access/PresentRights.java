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

/** A session carries a name; what its owner may do is read anew, so that a lost role or a deleted person is gone at once. */
class PresentRights extends OncePerRequestFilter {

    private final StaffDirectory directory;

    PresentRights(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = SecurityContextHolder.getContext().getAuthentication();
        if (before != null && !(before instanceof AnonymousAuthenticationToken)) {
            var now = directory.find(before.getName()).map(PasswordCheck::signedIn);
            if (now.isEmpty()) {
                forget(request);
            } else if (!sameRights(before, now.get())) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(now.get());
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean sameRights(Authentication before, Authentication now) {
        return Set.copyOf(before.getAuthorities()).equals(Set.copyOf(now.getAuthorities()));
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
