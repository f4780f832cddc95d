package io.guichet.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects non-canonical paths to the engine's servlets, which could bypass path rules. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CanonicalPathFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isNotCanonical(request)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Only dedicated servlets have a path info; for all others the servlet path is the whole path. */
    private static boolean isNotCanonical(HttpServletRequest request) {
        if (request.getPathInfo() == null) {
            return false;
        }
        var prefix = request.getContextPath() + request.getServletPath() + "/";
        return !request.getRequestURI().startsWith(prefix);
    }
}
