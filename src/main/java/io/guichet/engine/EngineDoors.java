package io.guichet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput;
import io.guichet.http.NotAllowed;
import io.guichet.http.TooLarge;
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
class EngineDoors {

    /** Behind Spring Security and before the engine's own filters. */
    private static final int BEFORE_THE_ENGINE = 5;

    /** Something that may not be said at a door. */
    interface Guard {

        /** Throws a {@link BadInput} or {@link NotAllowed} when this request may not pass. */
        void check(HttpServletRequest request, byte[] body);
    }

    @Bean
    FilterRegistrationBean<Filter> engineDoorGuards(ObjectMapper json, TaskService tasks, StaffDirectory staff) {
        var filter = new Guards(json, List.of(new NoHiddenExpressions(), new OwnTasksOnly(tasks, staff)));
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.setOrder(BEFORE_THE_ENGINE);
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    private static final class Guards extends OncePerRequestFilter {

        private final ObjectMapper json;
        private final List<Guard> guards;

        Guards(ObjectMapper json, List<Guard> guards) {
            this.json = json;
            this.guards = guards;
        }

        /** Files are looked at by {@link Admission}. */
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            var type = request.getContentType();
            return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                var read = new ReadRequest(request);
                guards.forEach(guard -> guard.check(read, read.body()));
                chain.doFilter(read, response);
            } catch (BadInput e) {
                refuse(response, HttpStatus.BAD_REQUEST, e);
            } catch (NotAllowed e) {
                refuse(response, HttpStatus.FORBIDDEN, e);
            } catch (TooLarge e) {
                refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, e);
            }
        }

        private void refuse(HttpServletResponse response, HttpStatus status, Exception e) throws IOException {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, e.getMessage()));
        }
    }
}
