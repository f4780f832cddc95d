package io.guichet.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;

/** What no door has answered itself: a problem to whoever called {@code /api}, a page to people. */
@Controller
class ErrorFallbackController extends BasicErrorController {

    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.BAD_REQUEST, "The request is malformed.",
            HttpStatus.NOT_FOUND, "There is nothing at this address.",
            HttpStatus.METHOD_NOT_ALLOWED, "This method is not supported here.",
            HttpStatus.NOT_ACCEPTABLE, "Responses are JSON.",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");

    private final ObjectMapper json;

    ErrorFallbackController(
            ErrorAttributes attributes,
            ServerProperties server,
            List<ErrorViewResolver> viewResolvers,
            ObjectMapper json) {
        super(attributes, server.getError(), viewResolvers);
        this.json = json;
    }

    @Override
    public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        if (!isApiRequest(request)) {
            return super.errorHtml(request, response);
        }
        try {
            response.setStatus(getStatus(request).value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), problem(request));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        return ResponseEntity.status(getStatus(request))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(request));
    }

    private Map<String, Object> problem(HttpServletRequest request) {
        var status = getStatus(request);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", DETAILS.getOrDefault(status, "The request failed; nothing was changed."));
        return problem;
    }

    private static boolean isApiRequest(HttpServletRequest request) {
        var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var api = request.getContextPath() + "/api";
        return uri instanceof String text && (text.equals(api) || text.startsWith(api + "/"));
    }
}
