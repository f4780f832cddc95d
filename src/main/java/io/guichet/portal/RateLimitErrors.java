package io.guichet.portal;

import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Shows an exceeded rate limit as a field error, with status 429 and Retry-After. */
@Component
class RateLimitErrors {

    private final MessageSource messages;

    RateLimitErrors(MessageSource messages) {
        this.messages = messages;
    }

    /** @param field the field that shows the error */
    FieldError toFieldError(RateLimitExceeded refused, String field, Locale locale, HttpServletResponse response) {
        return toFieldError(refused, field, "portal.ask.rate-limited", locale, response);
    }

    /** @param messageKey of the error's text */
    FieldError toFieldError(
            RateLimitExceeded refused, String field, String messageKey, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, refused.retryAfter().toSeconds())));
        return new FieldError(field, messages.getMessage(messageKey, null, locale));
    }
}
