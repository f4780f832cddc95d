package io.guichet.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves lists and searches of tickets in the order of their requests, one more at once than the machine has processors. When
 * many ask together, each would otherwise slow down all others, and the slowest answer would take much longer.
 *
 * <p>A permit is a courtesy, not a limit: after a second of waiting a request goes on without one.
 */
@Component
class ListPermits implements HandlerInterceptor, WebMvcConfigurer {

    private static final String ATTRIBUTE = ListPermits.class.getName();

    private final Semaphore permits;
    private final Duration longestWait;

    @Autowired
    ListPermits() {
        // One request of them may wait for the database.
        this(Runtime.getRuntime().availableProcessors() + 1, Duration.ofSeconds(1));
    }

    ListPermits(int atOnce, Duration longestWait) {
        this.permits = new Semaphore(atOnce, true);
        this.longestWait = longestWait;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/tickets", "/api/search", "/desk/tickets", "/desk/search");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        try {
            // A request that is forwarded has its permit already.
            if (request.getAttribute(ATTRIBUTE) == null
                    && permits.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                request.setAttribute(ATTRIBUTE, true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (request.getAttribute(ATTRIBUTE) != null) {
            request.removeAttribute(ATTRIBUTE);
            permits.release();
        }
    }

    /** Requests that wait for a permit, about. */
    int waiting() {
        return permits.getQueueLength();
    }

    int free() {
        return permits.availablePermits();
    }
}
