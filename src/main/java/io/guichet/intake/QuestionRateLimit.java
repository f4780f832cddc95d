package io.guichet.intake;

import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Limits anonymous calls of the question endpoints; signed-in staff are exempt. */
@Configuration(proxyBeanMethods = false)
class QuestionRateLimit {

    private static final String[] PATHS = {"/api/brands/*/questions", "/api/brands/*/questions/**"};

    @Bean
    RateLimiter rateLimiter(RateLimiters rateLimiters, QuestionSettings settings) {
        return rateLimiters.shared("questions", settings.perMinute());
    }

    @Bean
    MappedInterceptor anonymousRateLimit(RateLimiter rateLimiter) {
        return new MappedInterceptor(PATHS, new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (request.getUserPrincipal() == null) {
                    rateLimiter.tryAcquire(request.getRemoteAddr());
                }
                return true;
            }
        });
    }
}
