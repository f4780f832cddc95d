package io.guichet.problem;

import java.time.Duration;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Maps named exceptions to RFC 9457 problem details, whose titles are the HTTP reason phrases. */
final class ProblemDetails {

    private static final Map<Class<? extends Exception>, HttpStatus> STATUSES = Map.of(
            UnknownEntity.class, HttpStatus.NOT_FOUND,
            AccessRefused.class, HttpStatus.FORBIDDEN,
            StateConflict.class, HttpStatus.CONFLICT,
            ConcurrencyFailureException.class, HttpStatus.CONFLICT,
            UnfulfillableRequest.class, HttpStatus.UNPROCESSABLE_ENTITY,
            SizeLimitExceeded.class, HttpStatus.PAYLOAD_TOO_LARGE,
            RateLimitExceeded.class, HttpStatus.TOO_MANY_REQUESTS,
            TemporaryOutage.class, HttpStatus.SERVICE_UNAVAILABLE);

    private ProblemDetails() {}

    static ProblemDetail of(Exception e) {
        var problem = ProblemDetail.forStatusAndDetail(status(e), detail(e));
        if (e instanceof BadInput badInput) {
            problem.setProperty("errors", badInput.errors());
        }
        if (e instanceof StateConflict conflict) {
            conflict.properties().forEach(problem::setProperty);
        }
        return problem;
    }

    /** The headers that belong to the problem: {@code Retry-After} in seconds, at least one. */
    static HttpHeaders headers(Exception e) {
        var headers = new HttpHeaders();
        if (e instanceof RateLimitExceeded limit) {
            setRetryAfter(headers, limit.retryAfter());
        }
        if (e instanceof TemporaryOutage outage) {
            setRetryAfter(headers, outage.retryAfter());
        }
        return headers;
    }

    private static void setRetryAfter(HttpHeaders headers, Duration retryAfter) {
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }

    static HttpStatus status(Exception e) {
        if (e instanceof BadInput badInput) {
            return switch (badInput.kind()) {
                case INVALID -> HttpStatus.BAD_REQUEST;
                case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                case UNSUPPORTED_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            };
        }
        return STATUSES.entrySet().stream()
                .filter(mapping -> mapping.getKey().isInstance(e))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no category of " + e.getClass(), e));
    }

    private static String detail(Exception e) {
        return e instanceof ConcurrencyFailureException
                ? "Somebody else changed this at the same time; try again."
                : e.getMessage();
    }
}
