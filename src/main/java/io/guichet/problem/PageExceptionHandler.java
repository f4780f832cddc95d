package io.guichet.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** The one place where named errors of people's pages become an error page with the same status as at the API. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageExceptionHandler {

    @ExceptionHandler(BadInput.class)
    void badInput(HttpServletResponse response) throws IOException {
        sendError(HttpStatus.BAD_REQUEST, response);
    }

    @ExceptionHandler(Forbidden.class)
    void forbidden(HttpServletResponse response) throws IOException {
        sendError(HttpStatus.FORBIDDEN, response);
    }

    @ExceptionHandler(NotFound.class)
    void notFound(HttpServletResponse response) throws IOException {
        sendError(HttpStatus.NOT_FOUND, response);
    }

    @ExceptionHandler({Conflict.class, ConcurrencyFailureException.class})
    void conflict(HttpServletResponse response) throws IOException {
        sendError(HttpStatus.CONFLICT, response);
    }

    @ExceptionHandler({TooLarge.class, MaxUploadSizeExceededException.class})
    void tooLarge(HttpServletResponse response) throws IOException {
        sendError(HttpStatus.PAYLOAD_TOO_LARGE, response);
    }

    @ExceptionHandler(Unprocessable.class)
    void unprocessable(HttpServletResponse response) throws IOException {
        sendError(HttpStatus.UNPROCESSABLE_ENTITY, response);
    }

    @ExceptionHandler(TooManyRequests.class)
    void tooManyRequests(TooManyRequests e, HttpServletResponse response) throws IOException {
        var seconds = Math.max(1, e.retryAfter().toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        sendError(HttpStatus.TOO_MANY_REQUESTS, response);
    }

    private static void sendError(HttpStatus status, HttpServletResponse response) throws IOException {
        response.sendError(status.value());
    }
}
