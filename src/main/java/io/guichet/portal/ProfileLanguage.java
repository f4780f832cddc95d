package io.guichet.portal;

import io.guichet.customer.Customer;
import io.guichet.web.PageLocaleResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Applies the profile language of the signed-in customer, unless another one was chosen in this session. */
@Configuration(proxyBeanMethods = false)
class ProfileLanguage {

    private static final String[] INCLUDED_PATHS = {"/**"};
    private static final String[] EXCLUDED_PATHS = {"/api/**", "/assets/**"};

    @Bean
    MappedInterceptor profileLanguageInterceptor(
            PageLocaleResolver localeResolver, ObjectProvider<CustomerAuthentication> customerAuthentication) {
        return new MappedInterceptor(INCLUDED_PATHS, EXCLUDED_PATHS, new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (localeResolver.isLanguageRequested(request)) {
                    VisitorSession.markLanguageChosen(request.getSession());
                } else {
                    signedInCustomer(request, customerAuthentication)
                            .ifPresent(me -> localeResolver.useProfileLanguage(request, me.language()));
                }
                return true;
            }
        });
    }

    private static Optional<Customer> signedInCustomer(
            HttpServletRequest request, ObjectProvider<CustomerAuthentication> customerAuthentication) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> !VisitorSession.isLanguageChosen(session))
                .flatMap(session -> customerAuthentication.getObject().find(brandSegment(path), session));
    }

    /** First path segment: the brand on pages of a brand. */
    private static String brandSegment(String path) {
        return path.split("/", 3).length < 2 ? "" : path.split("/", 3)[1];
    }
}
