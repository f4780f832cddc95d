package io.guichet.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts what strangers call of the questions' door; who is signed in passes freely. */
@Component
class QuestionTurns implements HandlerInterceptor, WebMvcConfigurer {

    private final Turnstile turnstile;

    QuestionTurns(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/brands/*/questions", "/api/brands/*/questions/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() == null) {
            turnstile.enter(request.getRemoteAddr());
        }
        return true;
    }
}
