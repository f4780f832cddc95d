package io.guichet.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Sends visitors to the sign-in, from which they return to the requested page or to the form that they have sent. */
@ControllerAdvice(assignableTypes = {RequestPage.class, SurveyPage.class, InvoicePage.class, PaymentPage.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInRedirects {

    @ExceptionHandler
    String handle(CustomerSignInRequired required, HttpServletRequest request) {
        var session = request.getSession();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (HttpMethod.GET.matches(request.getMethod())) {
            VisitorSession.setReturnPath(session, required.brand(), path);
        } else {
            UnsentForm.of(request, path).ifPresent(form -> form.save(required.brand(), session));
        }
        return "redirect:/%s/sign-in".formatted(required.brand());
    }
}
