package io.guichet.http;

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
class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badInput(BadInput e) {
        return answer(withErrors(problem(HttpStatus.BAD_REQUEST, "Bad input", e.getMessage()), e.problems()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound e) {
        return answer(problem(HttpStatus.NOT_FOUND, "Not found", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowed e) {
        return answer(problem(HttpStatus.FORBIDDEN, "Not allowed", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(Conflict e) {
        var problem = problem(HttpStatus.CONFLICT, "Not possible now", e.getMessage());
        if (e.currentStatus() != null) {
            problem.setProperty("currentStatus", e.currentStatus());
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unprocessable(Unprocessable e) {
        return answer(problem(HttpStatus.UNPROCESSABLE_ENTITY, "Cannot be processed", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLarge e) {
        return answer(problem(HttpStatus.PAYLOAD_TOO_LARGE, "Too large", e.getMessage()));
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
    ResponseEntity<ProblemDetail> lostEveryRace(ConcurrencyFailureException e) {
        return answer(problem(
                HttpStatus.CONFLICT,
                "Not possible now",
                "Somebody else was working on this at the same moment; try again."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        var message = "'%s' is not understood here".formatted(e.getValue());
        return badInput(new BadInput(e.getName(), message));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof TooLarge tooLarge) {
            return widen(tooLarge(tooLarge));
        }
        return widen(badInput(new BadInput(List.of(JsonProblems.of(e.getCause())))));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problems = e.getBindingResult().getFieldErrors().stream()
                .map(error -> new BadInput.Problem(error.getField(), error.getDefaultMessage()))
                .toList();
        return widen(badInput(new BadInput(problems)));
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    private static ProblemDetail withErrors(ProblemDetail problem, List<BadInput.Problem> errors) {
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> widen(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }
}
