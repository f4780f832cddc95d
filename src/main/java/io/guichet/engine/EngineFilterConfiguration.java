package io.guichet.engine;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.ProblemWriter;
import io.guichet.problem.SizeLimitExceeded;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.filter.OncePerRequestFilter;

/** Checks requests to the engine's own endpoints after sign-in and before the engine handles them. */
@Configuration(proxyBeanMethods = false)
class EngineFilterConfiguration {

    /** After Spring Security, before the engine's filters. */
    private static final int FILTER_ORDER = 5;

    /** A check of one request, which sees the rows that its user may see. */
    interface EngineRequestGuard {

        /** @throws BadInput {@link AccessRefused} or {@link UnknownEntity} when the request is refused */
        void check(HttpServletRequest request, byte[] body);
    }

    @Bean
    FilterRegistrationBean<Filter> engineRequestFilter(
            ProblemWriter problems,
            TaskService tasks,
            StaffDirectory staff,
            TicketAccess access,
            JdbcClient db,
            DeploymentAnswers deployments) {
        var guards = List.of(
                new UnknownInstanceGuard(db),
                new ForeignDefinitionGuard(db),
                new OrQueryExpressionGuard(),
                new TaskAssignmentGuard(tasks, staff));
        var registration = new FilterRegistrationBean<Filter>(new EngineRequestFilter(
                problems,
                () -> staff.findCurrent()
                        .map(user -> VisibleRows.of(user, access.hiddenNumbersSql(user)))
                        .orElseGet(VisibleRows::nothing),
                guards,
                deployments));
        registration.setOrder(FILTER_ORDER);
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    private static final class EngineRequestFilter extends OncePerRequestFilter {

        private final ProblemWriter problems;
        private final Supplier<VisibleRows> visibleRows;
        private final List<EngineRequestGuard> guards;
        private final DeploymentAnswers deployments;

        EngineRequestFilter(
                ProblemWriter problems,
                Supplier<VisibleRows> visibleRows,
                List<EngineRequestGuard> guards,
                DeploymentAnswers deployments) {
            this.problems = problems;
            this.visibleRows = visibleRows;
            this.guards = guards;
            this.deployments = deployments;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try (var restricted = visibleRows.get().open()) {
                if (isUpload(request)) {
                    deployments.answer(request, response, chain);
                    return;
                }
                var buffered = new BufferedRequest(request);
                guards.forEach(guard -> guard.check(buffered, buffered.body()));
                chain.doFilter(buffered, response);
            } catch (BadInput | AccessRefused | SizeLimitExceeded | UnknownEntity e) {
                problems.write(response, e);
            }
        }

        /** {@link DeploymentValidator} checks uploaded files. */
        private static boolean isUpload(HttpServletRequest request) {
            var type = request.getContentType();
            return request.getMethod().equals("POST")
                    && type != null
                    && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        }
    }
}
