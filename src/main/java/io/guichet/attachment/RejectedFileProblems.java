package io.guichet.attachment;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps rejected files to problem details: 413 if too large, 415 for a type that is not accepted, otherwise 400. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RejectedFileProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(RejectedFile e) {
        var status =
                switch (e.reason()) {
                    case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                    case TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case EMPTY, TOO_MANY, SIGN_IN -> HttpStatus.BAD_REQUEST;
                };
        var problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
        problem.setTitle("Rejected file");
        problem.setProperty("errors", e.errors());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
