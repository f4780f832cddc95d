package io.guichet.problem;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where named errors of the programs' doors become RFC 9457 problem details. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badInput(BadInput e) {
        return respond(withErrors(problem(HttpStatus.BAD_REQUEST, "Bad input", e.getMessage()), e.errors()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound e) {
        return respond(problem(HttpStatus.NOT_FOUND, "Not found", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(Forbidden e) {
        return respond(problem(HttpStatus.FORBIDDEN, "Forbidden", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(Conflict e) {
        var problem = problem(HttpStatus.CONFLICT, "Conflict", e.getMessage());
        if (e.currentStatus() != null) {
            problem.setProperty("currentStatus", e.currentStatus());
        }
        return respond(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unprocessable(Unprocessable e) {
        return respond(problem(HttpStatus.UNPROCESSABLE_ENTITY, "Unprocessable", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLarge e) {
        return respond(problem(HttpStatus.PAYLOAD_TOO_LARGE, "Too large", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequests e) {
        var problem = problem(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", e.getMessage());
        return ResponseEntity.status(problem.getStatus())
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, e.retryAfter().toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> concurrentUpdate(ConcurrencyFailureException e) {
        return respond(
                problem(HttpStatus.CONFLICT, "Conflict", "Somebody else changed this at the same time; try again."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        var message = "'%s' is not a valid value".formatted(e.getValue());
        return badInput(new BadInput(e.getName(), message));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof TooLarge tooLarge) {
            return asObjectResponse(tooLarge(tooLarge));
        }
        return asObjectResponse(badInput(new BadInput(List.of(JsonErrors.of(e.getCause())))));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> new BadInput.FieldError(error.getField(), error.getDefaultMessage()))
                .toList();
        return asObjectResponse(badInput(new BadInput(errors)));
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    private static ProblemDetail withErrors(ProblemDetail problem, List<BadInput.FieldError> errors) {
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> respond(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> asObjectResponse(ResponseEntity<ProblemDetail> response) {
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .body(response.getBody());
    }
}
