package io.guichet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.access.StaffDirectory;
import io.guichet.problem.BadInput;
import io.guichet.problem.Forbidden;
import io.guichet.problem.TooLarge;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads what is said at the engine's own doors, once it is known who is there, and before the engine hears it. */
@Configuration(proxyBeanMethods = false)
class EngineFilterConfiguration {

    /** Behind Spring Security and before the engine's own filters. */
    private static final int FILTER_ORDER = 5;

    /** Something that may not be said at a door. */
    interface EngineRequestGuard {

        /** Throws a {@link BadInput} or {@link Forbidden} when this request may not pass. */
        void check(HttpServletRequest request, byte[] body);
    }

    @Bean
    FilterRegistrationBean<Filter> engineRequestFilter(ObjectMapper json, TaskService tasks, StaffDirectory staff) {
        var filter = new EngineRequestFilter(
                json, List.of(new OrQueryExpressionGuard(), new TaskAssignmentGuard(tasks, staff)));
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.setOrder(FILTER_ORDER);
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    private static final class EngineRequestFilter extends OncePerRequestFilter {

        private final ObjectMapper json;
        private final List<EngineRequestGuard> guards;

        EngineRequestFilter(ObjectMapper json, List<EngineRequestGuard> guards) {
            this.json = json;
            this.guards = guards;
        }

        /** Files are looked at by {@link DeploymentValidator}. */
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
            } catch (BadInput e) {
                writeProblem(response, HttpStatus.BAD_REQUEST, e);
            } catch (Forbidden e) {
                writeProblem(response, HttpStatus.FORBIDDEN, e);
            } catch (TooLarge e) {
                writeProblem(response, HttpStatus.PAYLOAD_TOO_LARGE, e);
            }
        }

        private void writeProblem(HttpServletResponse response, HttpStatus status, Exception e) throws IOException {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, e.getMessage()));
        }
    }
}
