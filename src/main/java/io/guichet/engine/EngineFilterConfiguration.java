package io.guichet.engine;

import com.google.re2j.Pattern;
import io.guichet.access.StaffDirectory;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.SizeLimitExceeded;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.QueueConditions;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Checks requests to the engine's own endpoints after sign-in and before the engine handles them. */
@Configuration(proxyBeanMethods = false)
class EngineFilterConfiguration {

    /** After Spring Security, before the engine's filters. */
    private static final int FILTER_ORDER = 5;

    private static final Pattern LISTED_FILTER = Pattern.compile(".*/filter/([^/]+)/(list|count|singleResult)");

    /** A check of one request, which sees the rows that its user may see. */
    interface EngineRequestGuard {

        /** @throws BadInput {@link AccessRefused} or {@link UnknownEntity} when the request is refused */
        void check(HttpServletRequest request, byte[] body);
    }

    @Bean
    FilterRegistrationBean<Filter> engineRequestFilter(
            EngineRefusals refusals,
            TaskService tasks,
            StaffDirectory staff,
            TicketAccess access,
            QueueConditions conditions,
            TasklistFilters filters,
            TasklistTranslation translation,
            Clock clock,
            JdbcClient db,
            DeploymentAnswers deployments) {
        var unknownInstances = new UnknownInstanceGuard(db);
        var guards = List.of(
                unknownInstances,
                new ForeignDefinitionGuard(db),
                new OrQueryExpressionGuard(),
                new TaskAssignmentGuard(tasks, staff),
                new ShippedFilterGuard(filters));
        Function<HttpServletRequest, VisibleRows> visibleRows = request -> staff.findCurrent()
                .map(user -> {
                    var hidden = access.hiddenNumbersSql(user);
                    return VisibleRows.of(user, hidden)
                            .withTasks(listedFilter(request, filters)
                                    .map(condition ->
                                            condition.taskCondition(clock.instant(), conditions, user, hidden))
                                    .orElse(""));
                })
                .orElseGet(VisibleRows::nothing);
        var registration = new FilterRegistrationBean<Filter>(
                new EngineRequestFilter(refusals, visibleRows, guards, unknownInstances, deployments, translation));
        registration.setOrder(FILTER_ORDER);
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    /** The condition of the filter whose tasks are requested, if it is one of the desk's. */
    private static Optional<TicketCondition> listedFilter(HttpServletRequest request, TasklistFilters filters) {
        var matcher = LISTED_FILTER.matcher(String.valueOf(request.getPathInfo()));
        return matcher.matches() ? filters.find(matcher.group(1)).map(ShippedFilter::condition) : Optional.empty();
    }

    private static final class EngineRequestFilter extends OncePerRequestFilter {

        private final EngineRefusals refusals;
        private final Function<HttpServletRequest, VisibleRows> visibleRows;
        private final List<EngineRequestGuard> guards;
        private final UnknownInstanceGuard unknownInstances;
        private final DeploymentAnswers deployments;
        private final TasklistTranslation translation;

        EngineRequestFilter(
                EngineRefusals refusals,
                Function<HttpServletRequest, VisibleRows> visibleRows,
                List<EngineRequestGuard> guards,
                UnknownInstanceGuard unknownInstances,
                DeploymentAnswers deployments,
                TasklistTranslation translation) {
            this.translation = translation;
            this.refusals = refusals;
            this.visibleRows = visibleRows;
            this.guards = guards;
            this.unknownInstances = unknownInstances;
            this.deployments = deployments;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try (var restricted = visibleRows.apply(request).open()) {
                if (isUpload(request)) {
                    deployments.answer(request, response, chain);
                    return;
                }
                var buffered = new BufferedRequest(request);
                guards.forEach(guard -> guard.check(buffered, buffered.body()));
                if (unknownInstances.appliesTo(request)) {
                    answerAboutInstance(buffered, response, chain);
                } else {
                    answer(buffered, response, chain);
                }
            } catch (BadInput | AccessRefused | SizeLimitExceeded | UnknownEntity e) {
                refusals.write(request, response, e);
            }
        }

        /** The engine fails on an instance that ends while it reads it, such as a task that is completed meanwhile. */
        private void answerAboutInstance(BufferedRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var answer = new ContentCachingResponseWrapper(response);
            answer(request, answer, chain);
            if (answer.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                unknownInstances.check(request, request.body());
            }
            answer.copyBodyToResponse();
        }

        private void answer(BufferedRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (translation.appliesTo(request)) {
                translation.answer(request, response, chain);
            } else {
                chain.doFilter(request, response);
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
