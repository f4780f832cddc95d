package io.guichet.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers exceptions of pages with an error page of the status that the API answers with. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageExceptionHandler {

    @ExceptionHandler({
        BadInput.class,
        UnknownEntity.class,
        AccessRefused.class,
        StateConflict.class,
        ConcurrencyFailureException.class,
        UnfulfillableRequest.class,
        SizeLimitExceeded.class,
        RateLimitExceeded.class,
        TemporaryOutage.class
    })
    void handle(Exception e, HttpServletResponse response) throws IOException {
        ProblemDetails.headers(e).forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.sendError(ProblemDetails.status(e).value());
    }
}
