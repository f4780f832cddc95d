package io.guichet.portal;

import io.guichet.customer.SignedInCustomer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the public API who is signed in to the brand in the caller's session. */
@Component
class SignedInCustomerInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private final ObjectProvider<CustomerAuthentication> customerAuthentication;

    SignedInCustomerInterceptor(ObjectProvider<CustomerAuthentication> customerAuthentication) {
        this.customerAuthentication = customerAuthentication;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/brands/*/questions/*/ticket");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Optional.ofNullable(request.getSession(false))
                .flatMap(session -> find(String.valueOf(variables.get("brand")), session))
                .ifPresent(signedIn -> request.setAttribute(SignedInCustomer.ATTRIBUTE, signedIn));
        return true;
    }

    private Optional<SignedInCustomer> find(String brand, HttpSession session) {
        return customerAuthentication.getObject().signedIn(brand, session);
    }
}
