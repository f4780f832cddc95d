package io.guichet.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the filters that pass the signed-in user to the engine's webapps and REST API. */
@Configuration(proxyBeanMethods = false)
class EngineAuthenticationFilters {

    /** Directly after Spring Security, before the engine's filters. */
    private static final int AFTER_SPRING_SECURITY = 10;

    @Bean
    FilterRegistrationBean<Filter> webappsAuthenticationFilter(StaffDirectory directory) {
        return register(
                new WebappsAuthenticationFilter(new EngineAuthenticationProvider(directory)),
                "/camunda/app/*",
                "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> restApiAuthenticationFilter(StaffDirectory directory) {
        return register(new RestApiAuthenticationFilter(new EngineAuthenticationProvider(directory)), "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<Filter> cspNonceFilter() {
        return register(new CspNonceFilter(), "/camunda/app/*", "/camunda/lib/*");
    }

    private static FilterRegistrationBean<Filter> register(Filter filter, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(AFTER_SPRING_SECURITY);
        registration.addUrlPatterns(paths);
        registration.setName(filter.getClass().getSimpleName());
        registration.setAsyncSupported(true);
        return registration;
    }

    private static class WebappsAuthenticationFilter extends ContainerBasedAuthenticationFilter {

        WebappsAuthenticationFilter(AuthenticationProvider provider) {
            this.authenticationProvider = provider;
        }

        @Override
        public void init(FilterConfig config) {}
    }

    private static class RestApiAuthenticationFilter extends ProcessEngineAuthenticationFilter {

        RestApiAuthenticationFilter(AuthenticationProvider provider) {
            this.authenticationProvider = provider;
            this.servletPathPrefix = "/engine-rest";
        }

        @Override
        public void init(FilterConfig config) {}
    }
}
