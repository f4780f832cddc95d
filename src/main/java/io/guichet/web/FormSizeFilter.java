package io.guichet.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses forms of pages over their size limit before anything reads their fields. Files have limits of their own. */
@Component
@EnableConfigurationProperties(HttpLimits.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FormSizeFilter extends OncePerRequestFilter {

    private static final String STAFF_PAGES = "/desk/";

    private final HttpLimits limits;

    FormSizeFilter(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getRequestURI().startsWith("/api/")
                || type == null
                || !(type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                        || type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = request.getRequestURI().startsWith(STAFF_PAGES) ? limits.maxStaffForm() : limits.maxForm();
        if (isTooLarge(request, limit.toBytes())) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isTooLarge(HttpServletRequest request, long limit) {
        var isMultipart = request.getContentType().startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        if (!isMultipart && request.getContentLengthLong() > limit) {
            return true;
        }
        var length = request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .mapToLong(String::length)
                .sum();
        return length > limit
                || request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR) == FailReason.POST_TOO_LARGE;
    }
}
