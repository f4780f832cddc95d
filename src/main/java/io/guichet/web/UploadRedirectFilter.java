package io.guichet.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers the script that shows the progress of an upload: 204 with the address instead of a redirect, which the script
 * would follow itself and so take the next page's messages.
 */
@Component
class UploadRedirectFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Upload";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location) {
                setStatus(HttpStatus.NO_CONTENT.value());
                setHeader(HttpHeaders.LOCATION, location);
            }
        });
    }
}
