package io.guichet.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs programs in that send {@code Authorization: Bearer} with a token. */
class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final StaffDirectory directory;
    private final AuthenticationEntryPoint entryPoint;

    TokenFilter(ApiTokens tokens, StaffDirectory directory, AuthenticationEntryPoint entryPoint) {
        this.tokens = tokens;
        this.directory = directory;
        this.entryPoint = entryPoint;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var staff = tokens.use(header.substring(SCHEME.length()).strip())
                .flatMap(token -> directory.findActive(token.owner()).map(token::restrict));
        if (staff.isEmpty()) {
            entryPoint.commence(request, response, new BadCredentialsException("Unknown, revoked or expired token."));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TokenAuthentication(staff.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
