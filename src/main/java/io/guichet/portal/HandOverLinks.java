package io.guichet.portal;

import static java.util.stream.Collectors.joining;

import io.guichet.brand.Brands;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Links of the brands' products to their pages, with a signed hand-over in the parameter {@code jwt}. The browser is sent on
 * without it, so that the token stays in no history.
 */
@Configuration(proxyBeanMethods = false)
class HandOverLinks {

    /** Attribute of the next page: what it tells about the hand-over. */
    static final String NOTICE = "handOverNotice";

    private static final String PARAMETER = "jwt";
    private static final String[] PAGES = {"/*", "/*/**"};
    private static final String[] OTHERS = {"/api/**", "/assets/**", "/desk/**", "/camunda/**", "/engine-rest/**"};

    @Bean
    MappedInterceptor handOverInterceptor(ObjectProvider<HandOverSignIn> signIn, ObjectProvider<Brands> brands) {
        return new MappedInterceptor(PAGES, OTHERS, new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                    throws IOException {
                var token = isOpened(request) ? request.getParameter(PARAMETER) : null;
                var segments = request.getRequestURI()
                        .substring(request.getContextPath().length())
                        .split("/", 3);
                if (token == null || segments.length < 2 || !brands.getObject().serves(segments[1])) {
                    return true;
                }
                var brand = brands.getObject().get(segments[1]);
                var next = signIn.getObject()
                        .open(brand, token, pageWithoutToken(request), request, RequestContextUtils.getLocale(request));
                if (next.notice() != null) {
                    RequestContextUtils.getOutputFlashMap(request).put(NOTICE, next.notice());
                    RequestContextUtils.saveOutputFlashMap(next.path(), request, response);
                }
                response.sendRedirect(next.path());
                return false;
            }
        });
    }

    /** A body is not read here. */
    private static boolean isOpened(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && Objects.toString(request.getQueryString(), "").contains(PARAMETER + "=");
    }

    private static String pageWithoutToken(HttpServletRequest request) {
        var query = Arrays.stream(request.getQueryString().split("&"))
                .filter(pair -> !pair.startsWith(PARAMETER + "="))
                .collect(joining("&"));
        return query.isEmpty() ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
