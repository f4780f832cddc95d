package io.guichet.engine;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.ProblemWriter;
import io.guichet.problem.SizeLimitExceeded;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Checks requests to the engine's own endpoints after sign-in and before the engine handles them. */
@Configuration(proxyBeanMethods = false)
class EngineFilterConfiguration {

    /** After Spring Security, before the engine's filters. */
    private static final int FILTER_ORDER = 5;

    /** A check of one request. */
    interface EngineRequestGuard {

        /** @throws BadInput or {@link AccessRefused} when the request is refused */
        void check(HttpServletRequest request, byte[] body);
    }

    @Bean
    FilterRegistrationBean<Filter> engineRequestFilter(
            ProblemWriter problems, TaskService tasks, StaffDirectory staff) {
        var filter = new EngineRequestFilter(
                problems, List.of(new OrQueryExpressionGuard(), new TaskAssignmentGuard(tasks, staff)));
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.setOrder(FILTER_ORDER);
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    private static final class EngineRequestFilter extends OncePerRequestFilter {

        private final ProblemWriter problems;
        private final List<EngineRequestGuard> guards;

        EngineRequestFilter(ProblemWriter problems, List<EngineRequestGuard> guards) {
            this.problems = problems;
            this.guards = guards;
        }

        /** {@link DeploymentValidator} checks uploaded files. */
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            var type = request.getContentType();
            return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                var buffered = new BufferedRequest(request);
                guards.forEach(guard -> guard.check(buffered, buffered.body()));
                chain.doFilter(buffered, response);
            } catch (BadInput | AccessRefused | SizeLimitExceeded e) {
                problems.write(response, e);
            }
        }
    }
}
