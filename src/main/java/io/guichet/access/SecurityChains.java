package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who gets through which door. What no rule opens stays shut. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

    private final StaffDirectory directory;
    private final Refusals refusals;
    private final BrandPages brandPages;

    SecurityChains(StaffDirectory directory, Refusals refusals, BrandPages brandPages) {
        this.directory = directory;
        this.refusals = refusals;
        this.brandPages = brandPages;
    }

    /** The engine's door for programs: Camunda Modeler and operations, with name and password each time. */
    @Bean
    @Order(1)
    SecurityFilterChain engineDoor(HttpSecurity http) throws Exception {
        return programs(http.securityMatcher(Destination.at("/engine-rest")))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(EngineCalls.ofPrograms()))
                .build();
    }

    /** The engine's pages. They bring their own protection against forged requests. */
    @Bean
    @Order(2)
    SecurityFilterChain enginePages(HttpSecurity http) throws Exception {
        var api = Destination.at("/camunda/api");
        return http.securityMatcher(Destination.at("/camunda"))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(Destination.at("/camunda/api/admin/setup"))
                        .denyAll()
                        .requestMatchers(api)
                        .access(EngineCalls.ofPages())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(no -> no.defaultAuthenticationEntryPointFor(refusals.unknownProgram(), api)
                        .defaultAuthenticationEntryPointFor(refusals.unknownPerson(), any())
                        .defaultAccessDeniedHandlerFor(refusals.forbiddenToProgram(), api))
                .logout(logout -> logout.logoutRequestMatcher(EngineSignOut::isAsked)
                        .logoutSuccessHandler((request, response, who) -> response.setStatus(204)))
                .requestCache(cache -> cache.requestCache(PageRequests.remembered()))
                .addFilterBefore(new PresentRights(directory), AuthorizationFilter.class)
                .build();
    }

    /** Our door for programs, and for our own pages' scripts. */
    @Bean
    @Order(3)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return programs(http.securityMatcher(Destination.at("/api")))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityChains::comesFromAPage))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/api/brands", "/api/brands/*", "/api/brands/*/articles/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/brands/*/questions", "/api/brands/*/questions/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Everything that people see: the brands' pages are open, the desk asks who is there. */
    @Bean
    @Order(4)
    SecurityFilterChain staffAndCustomerPages(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter(new PageHeaders())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/error",
                                "/favicon.ico",
                                "/assets/**",
                                "/webjars/**",
                                "/actuator/health/**",
                                "/v3/api-docs/**",
                                "/swagger-ui.html",
                                "/swagger-ui/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole("ADMIN")
                        .requestMatchers(brandPages)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(new FirstPage(directory))
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals.unknownPerson()))
                .requestCache(cache -> cache.requestCache(PageRequests.remembered()))
                .addFilterBefore(new PresentRights(directory), AuthorizationFilter.class)
                .build();
    }

    private HttpSecurity programs(HttpSecurity http) throws Exception {
        return http.httpBasic(basic -> basic.authenticationEntryPoint(refusals.unknownProgram()))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals.unknownProgram())
                        .accessDeniedHandler(refusals.forbiddenToProgram()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterBefore(new PresentRights(directory), AuthorizationFilter.class);
    }

    /** A browser sends its session along wherever a request comes from; a program names itself each time. */
    private static boolean comesFromAPage(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getSession(false) != null;
    }

    private static RequestMatcher any() {
        return request -> true;
    }
}
