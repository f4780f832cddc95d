package io.guichet.portal;

import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Limits replies and contact forms, with their files, per request and per network address; staff are exempt. */
@Component
class ReplyRateLimit {

    private final RateLimiter perRequest;
    private final RateLimiter perAddress;

    ReplyRateLimit(RateLimiters rateLimiters, ReplySettings settings) {
        this.perRequest = rateLimiters.shared("replies-request", settings.perRequest());
        this.perAddress = rateLimiters.shared("replies-address", settings.perAddress());
    }

    /**
     * @param number of the request or question
     * @throws RateLimitExceeded when too much was sent to it, or from the address of this HTTP request
     */
    void tryAcquire(String number, HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            perAddress.tryAcquire(request.getRemoteAddr());
            perRequest.tryAcquire(number);
        }
    }
}
