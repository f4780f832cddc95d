package io.guichet.web;

import io.guichet.text.InputText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives pages and endpoints their parameters as clean text. Runs after Spring Security, which reads passwords; the engine
 * reads its own parameters.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class CleanParametersFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Stream.of("/camunda/", "/engine-rest/")
                .anyMatch(path -> request.getRequestURI().startsWith(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new CleanParameters(request), response);
    }

    private static final class CleanParameters extends HttpServletRequestWrapper {

        private Map<String, String[]> clean;

        CleanParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (clean == null) {
                var parameters = new LinkedHashMap<String, String[]>();
                super.getParameterMap()
                        .forEach((name, values) -> parameters.put(name, isPassword(name) ? values : clean(values)));
                clean = Collections.unmodifiableMap(parameters);
            }
            return clean;
        }

        /** The sign-in compares passwords as they were typed. */
        private static boolean isPassword(String name) {
            return name.startsWith("password");
        }

        private static String[] clean(String[] values) {
            return Arrays.stream(values).map(InputText::clean).toArray(String[]::new);
        }

        @Override
        public String[] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public String getParameter(String name) {
            var values = getParameterValues(name);
            return values == null || values.length == 0 ? null : values[0];
        }
    }
}
