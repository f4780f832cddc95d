package io.guichet.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes problem details outside of controllers: in filters, in Spring Security and in the error fallback. */
@Component
public class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Writes the problem that a named exception stands for. */
    public void write(HttpServletResponse response, Exception e) throws IOException {
        write(response, e, Map.of());
    }

    /** The same with further members of the problem. */
    public void write(HttpServletResponse response, Exception e, Map<String, Object> members) throws IOException {
        ProblemDetails.headers(e).forEach((name, values) -> response.setHeader(name, values.get(0)));
        var problem = ProblemDetails.of(e);
        members.forEach(problem::setProperty);
        write(response, problem);
    }

    public void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        write(response, ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** The same with further members of the problem. */
    public void write(HttpServletResponse response, HttpStatus status, String detail, Map<String, Object> members)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        members.forEach(problem::setProperty);
        write(response, problem);
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
