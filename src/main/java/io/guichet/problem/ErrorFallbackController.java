package io.guichet.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.servlet.error.AbstractErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers errors that no handler has answered: with a problem below {@code /api}, else with an error page. */
@Controller
@RequestMapping("${server.error.path:/error}")
class ErrorFallbackController extends AbstractErrorController {

    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.BAD_REQUEST, "The request is malformed.",
            HttpStatus.NOT_FOUND, "There is nothing at this address.",
            HttpStatus.METHOD_NOT_ALLOWED, "This method is not supported here.",
            HttpStatus.NOT_ACCEPTABLE, "Responses are JSON.",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");

    private final ProblemWriter problems;

    ErrorFallbackController(ErrorAttributes attributes, List<ErrorViewResolver> viewResolvers, ProblemWriter problems) {
        super(attributes, viewResolvers);
        this.problems = problems;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isApiRequest(request)) {
            problem(request, response);
            return null;
        }
        var status = getStatus(request);
        var model = getErrorAttributes(request, ErrorAttributeOptions.defaults());
        response.setStatus(status.value());
        var page = resolveErrorView(request, response, status, model);
        return page == null ? new ModelAndView("error", model) : page;
    }

    @RequestMapping
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = getStatus(request);
        problems.write(response, status, DETAILS.getOrDefault(status, "The request failed; nothing was changed."));
    }

    private static boolean isApiRequest(HttpServletRequest request) {
        var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return uri instanceof String text && isApiPath(request, text);
    }

    /** Whether the path is one that answers with problems. */
    static boolean isApiPath(HttpServletRequest request, String path) {
        var api = request.getContextPath() + "/api";
        return path.equals(api) || path.startsWith(api + "/");
    }
}
