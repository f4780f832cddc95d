package io.guichet.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets all code, also that of libraries, build absolute links with the configured public address: senders choose the
 * headers {@code Host} and {@code X-Forwarded-Host}. Whether the connection is secure stays as it is.
 */
@Component
@EnableConfigurationProperties(PublicAddress.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PublicAddressFilter extends OncePerRequestFilter {

    private static final String REQUESTED_HOST = PublicAddressFilter.class.getName() + ".requestedHost";

    private final PublicAddress address;

    PublicAddressFilter(PublicAddress address) {
        this.address = address;
    }

    /** The host that the sender named: for comparison with other headers, never for links. */
    public static String requestedHost(HttpServletRequest request) {
        return request.getAttribute(REQUESTED_HOST) instanceof String host ? host : request.getServerName();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(REQUESTED_HOST, request.getServerName());
        chain.doFilter(new PublicRequest(request, address), response);
    }

    private static final class PublicRequest extends HttpServletRequestWrapper {

        private static final String X_FORWARDED = "X-Forwarded-";

        private final PublicAddress address;

        PublicRequest(HttpServletRequest request, PublicAddress address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getScheme() {
            return address.publicUrl().getScheme();
        }

        @Override
        public String getServerName() {
            return address.publicUrl().getHost();
        }

        @Override
        public int getServerPort() {
            return address.port();
        }

        @Override
        public String getHeader(String name) {
            return isHost(name) ? address.authority() : isForwarded(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isHost(name) || isForwarded(name)
                    ? Collections.enumeration(
                            Optional.ofNullable(getHeader(name)).stream().toList())
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isForwarded(name))
                    .toList());
        }

        private static boolean isHost(String name) {
            return HttpHeaders.HOST.equalsIgnoreCase(name);
        }

        /** The server has read those of trusted proxies; Spring would read them from everybody. */
        private static boolean isForwarded(String name) {
            return name.equalsIgnoreCase("Forwarded")
                    || name.regionMatches(true, 0, X_FORWARDED, 0, X_FORWARDED.length());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(address.origin()).append(getRequestURI());
        }
    }
}
