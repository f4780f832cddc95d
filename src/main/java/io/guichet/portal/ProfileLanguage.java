package io.guichet.portal;

import io.guichet.customer.Customer;
import io.guichet.http.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Whoever is signed in at a brand reads its pages in the language of their profile, unless they chose one in this visit. */
@Configuration(proxyBeanMethods = false)
class ProfileLanguage {

    private static final String[] PAGES = {"/**"};
    private static final String[] NO_PAGES = {"/api/**", "/assets/**"};

    @Bean
    MappedInterceptor languageOfTheProfile(Languages languages, ObjectProvider<SignedIn> signedIn) {
        return new MappedInterceptor(PAGES, NO_PAGES, new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (languages.isChosen(request)) {
                    Visit.choosesLanguage(request.getSession());
                } else {
                    reader(request, signedIn).ifPresent(me -> languages.follows(request, me.language()));
                }
                return true;
            }
        });
    }

    private static Optional<Customer> reader(HttpServletRequest request, ObjectProvider<SignedIn> signedIn) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> !Visit.choseLanguage(session))
                .flatMap(session -> signedIn.getObject().at(brandIn(path), session));
    }

    /** The first part of the address: the name of a brand, if the address is one of a brand's pages. */
    private static String brandIn(String path) {
        return path.split("/", 3).length < 2 ? "" : path.split("/", 3)[1];
    }
}
