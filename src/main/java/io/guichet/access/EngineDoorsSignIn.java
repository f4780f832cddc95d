package io.guichet.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's pages and its programs' door take over who is signed in. */
@Configuration(proxyBeanMethods = false)
class EngineDoorsSignIn {

    /** Right behind Spring Security, before anything of the engine's. */
    private static final int AFTER_SIGN_IN = 10;

    @Bean
    FilterRegistrationBean<Filter> pagesSignIn(StaffDirectory directory) {
        return at(new Pages(new EngineIdentity(directory)), "/camunda/app/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> programsSignIn(StaffDirectory directory) {
        return at(new Programs(new EngineIdentity(directory)), "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<Filter> pageNonces() {
        return at(new PageNonces(), "/camunda/app/*");
    }

    private static FilterRegistrationBean<Filter> at(Filter filter, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(AFTER_SIGN_IN);
        registration.addUrlPatterns(paths);
        registration.setName(filter.getClass().getSimpleName() + "SignIn");
        registration.setAsyncSupported(true);
        return registration;
    }

    private static class Pages extends ContainerBasedAuthenticationFilter {

        Pages(AuthenticationProvider provider) {
            this.authenticationProvider = provider;
        }

        @Override
        public void init(FilterConfig config) {}
    }

    private static class Programs extends ProcessEngineAuthenticationFilter {

        Programs(AuthenticationProvider provider) {
            this.authenticationProvider = provider;
            this.servletPathPrefix = "/engine-rest";
        }

        @Override
        public void init(FilterConfig config) {}
    }
}
