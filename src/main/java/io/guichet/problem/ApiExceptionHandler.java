package io.guichet.problem;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.List;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers exceptions of REST endpoints with RFC 9457 problem details. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

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
    ResponseEntity<Object> handle(Exception e) {
        var problem = ProblemDetails.of(e);
        return ResponseEntity.status(problem.getStatus())
                .headers(ProblemDetails.headers(e))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e) {
        return handle(new BadInput(e.getName(), invalid(e.getValue())));
    }

    /** A parameter of one value that was given several times is an array. */
    private static String invalid(Object value) {
        return value instanceof Object[] ? "must be given once" : "'%s' is not a valid value".formatted(value);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handle(new BadInput(e.getParameterName(), "is required"));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.contains(StreamConstraintsException.class)) {
            return String.valueOf(e.getMessage()).contains("nesting depth")
                    ? handle(new BadInput("body", "may have at most 50 levels"))
                    : handle(new SizeLimitExceeded("JSON may have at most 1 MB."));
        }
        return handle(new BadInput(List.of(JsonErrors.of(e.getCause()))));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handle(new BadInput(e.getBindingResult().getFieldErrors().stream()
                .map(error -> new BadInput.FieldError(error.getField(), message(error)))
                .toList()));
    }

    /** The default message of a value of the wrong type names classes. */
    private static String message(FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? invalid(error.unwrap(TypeMismatchException.class).getValue())
                : error.getDefaultMessage();
    }
}
