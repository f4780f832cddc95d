package io.guichet.web;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Beans for all pages: language, time formats, links to the current page. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final PageLocaleResolver LOCALE_RESOLVER = new PageLocaleResolver();

    @Bean
    static PageLocaleResolver localeResolver() {
        return LOCALE_RESOLVER;
    }

    /** The bundles of all pages, e-mails and errors. */
    @Bean
    static GrammarMessageSource messageSource() {
        return new GrammarMessageSource("messages", "access/messages");
    }

    /** In templates {@code @timeFormatter}. */
    @Bean
    static TimeFormatter timeFormatter(Clock clock, MessageSource messages) {
        return new TimeFormatter(clock, messages);
    }

    /** In templates {@code @currentUrl}. */
    @Bean
    static CurrentUrl currentUrl() {
        return new CurrentUrl();
    }

    /**
     * Off: addresses of static files have no version, and the filter would look each link of a page up among the files of
     * all libraries.
     */
    @Bean
    static FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
        var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        registration.setEnabled(false);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(LOCALE_RESOLVER);
    }
}
