package io.guichet.access;

import io.guichet.brand.Brands;
import io.guichet.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriUtils;

/** Security filter chains of all endpoints. Requests are denied unless a rule allows them. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityFilterChains {

    private final StaffDirectory directory;
    private final SecurityErrorHandlers errorHandlers;
    private final Brands brands;
    private final KnownBrowsers knownBrowsers;
    private final StaffSessions sessions;
    private final ApiTokens tokens;
    private final SecondStep secondStep;
    private final SecondFactorSetUpFilter setUpFilter;
    private final DemoSettings demo;

    SecurityFilterChains(
            StaffDirectory directory,
            SecurityErrorHandlers errorHandlers,
            KnownBrowsers knownBrowsers,
            StaffSessions sessions,
            ApiTokens tokens,
            Brands brands,
            DemoSettings demo,
            SecondStep secondStep,
            SecondFactors secondFactors,
            ProblemWriter problems) {
        this.directory = directory;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
        this.tokens = tokens;
        this.errorHandlers = errorHandlers;
        this.brands = brands;
        this.secondStep = secondStep;
        this.setUpFilter = new SecondFactorSetUpFilter(secondFactors, directory, problems);
        this.demo = demo;
    }

    /** Nothing reads observations of each filter, which cost 6 % of a page. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Patterns are compared with the path alone; the matchers of Spring MVC look the request's route up first. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean requestMatcherBuilder() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    static HandlerMappingIntrospectorRemoval handlerMappingIntrospectorRemoval() {
        return new HandlerMappingIntrospectorRemoval();
    }

    /** Engine REST API for Camunda Modeler and operations, with HTTP Basic or a token. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRestSecurity(HttpSecurity http) throws Exception {
        return configureForPrograms(http.securityMatcher(RequestPath.below("/engine-rest")))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(EngineAccessRules.restApi()))
                .build();
    }

    /** Engine webapps, which have their own CSRF protection. */
    @Bean
    @Order(2)
    SecurityFilterChain webappsSecurity(HttpSecurity http, SignInLimits limits, ProblemWriter problems)
            throws Exception {
        var passwordChanges = new PasswordChangeFilter(limits, sessions, problems);
        var api = RequestPath.below("/camunda/api");
        return http.securityMatcher(RequestPath.below("/camunda"))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(RequestPath.below("/camunda/api/admin/setup"))
                                .denyAll()
                                .requestMatchers(api)
                                .access(EngineAccessRules.webapps())
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(errorHandlers.apiEntryPoint(), api)
                        .defaultAuthenticationEntryPointFor(errorHandlers.pageEntryPoint(), any())
                        .defaultAccessDeniedHandlerFor(errorHandlers.apiAccessDeniedHandler(), api))
                .logout(logout -> logout.logoutRequestMatcher(SecurityFilterChains::isEngineSignOut)
                        .logoutSuccessHandler((request, response, authentication) -> response.setStatus(204)))
                .requestCache(cache -> cache.requestCache(pageRequestCache()))
                .addFilterBefore(new StaffSessionFilter(sessions), HeaderWriterFilter.class)
                .addFilterBefore(new AuthorityRefreshFilter(directory), AuthorizationFilter.class)
                .addFilterAfter(passwordChanges, AuthorizationFilter.class)
                .addFilterBefore(setUpFilter, AuthorizationFilter.class)
                .build();
    }

    /** The desk's API, for clients and for the scripts of its pages. */
    @Bean
    @Order(3)
    SecurityFilterChain apiSecurity(HttpSecurity http) throws Exception {
        return configureForPrograms(
                        http.securityMatcher(new OrRequestMatcher(RequestPath.below("/api"), RequestPath.below("/v3"))))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityFilterChains::isSessionRequest))
                .authorizeHttpRequests(requests -> permitAsyncDispatches(requests)
                        .requestMatchers(HttpMethod.GET, "/api/brands", "/api/brands/*", "/api/brands/*/articles/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/brands/*/questions", "/api/brands/*/questions/**")
                        .permitAll()
                        // Signed by the payment provider
                        .requestMatchers(HttpMethod.POST, "/api/payments/stripe/events")
                        .permitAll()
                        .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**")
                        .access(describedToStaff())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** A stream or download was allowed when it began; its session may have ended before it does. */
    private static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
            permitAsyncDispatches(
                    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        return requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
    }

    /** The description of the API is public in the demo run only. */
    private AuthorizationManager<RequestAuthorizationContext> describedToStaff() {
        return demo.demo()
                ? SingleResultAuthorizationManager.permitAll()
                : AuthenticatedAuthorizationManager.authenticated();
    }

    /** Metrics of a token's brands, for scrapers with one of a manager or an administrator. */
    @Bean
    @Order(0)
    SecurityFilterChain metricsSecurity(HttpSecurity http) throws Exception {
        return configureForPrograms(http.securityMatcher(RequestPath.below("/actuator/prometheus")))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, request) -> new AuthorizationDecision(
                                authentication.get() instanceof TokenAuthentication token && mayScrape(token.staff()))))
                .addFilterAfter(new ScrapedBrandsFilter(), AuthorizationFilter.class)
                .build();
    }

    private static boolean mayScrape(StaffMember staff) {
        return staff.hasRole(Roles.MANAGER);
    }

    /** All pages: those of brands are public, the desk requires a sign-in. */
    @Bean
    @Order(4)
    SecurityFilterChain pagesSecurity(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter(new SecurityHeaderWriter())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> permitAsyncDispatches(requests)
                        .requestMatchers(
                                "/",
                                "/sign-in",
                                "/sign-in/**",
                                "/error",
                                "/favicon.ico",
                                "/assets/**",
                                "/webjars/**",
                                "/actuator/health/**",
                                // exist in the demo run only
                                "/demo/hand-over",
                                "/demo/hand-over/**",
                                "/demo/mailbox",
                                "/demo/mailbox/**",
                                "/demo/payment/**")
                        .permitAll()
                        .requestMatchers("/swagger-ui.html", "/swagger-ui/**")
                        .access(describedToStaff())
                        .requestMatchers("/actuator/**", "/desk/users/**", "/desk/audit", "/desk/incidents/**")
                        .hasAnyRole("ADMIN")
                        .requestMatchers(this::isBrandPage)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .authenticationDetailsSource(SignInDetails::new)
                        .successHandler(signInSuccess())
                        .failureHandler(this::toSignInPage)
                        .permitAll())
                .with(new SecondStepConfigurer(), Customizer.withDefaults())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(errorHandlers.pageEntryPoint())
                        .accessDeniedHandler(errorHandlers.pageAccessDeniedHandler()))
                .requestCache(cache -> cache.requestCache(pageRequestCache()))
                .addFilterBefore(new StaffSessionFilter(sessions), HeaderWriterFilter.class)
                .addFilterBefore(new AuthorityRefreshFilter(directory), AuthorizationFilter.class)
                .addFilterBefore(setUpFilter, AuthorizationFilter.class)
                .build();
    }

    /** Adds the second step of the sign-in, which begins a session as the first one does. */
    private final class SecondStepConfigurer extends AbstractHttpConfigurer<SecondStepConfigurer, HttpSecurity> {

        @Override
        public void configure(HttpSecurity http) {
            var filter = new SecondStepFilter(secondStep);
            filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
            filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
            filter.setAuthenticationSuccessHandler(signInSuccess());
            filter.setAuthenticationFailureHandler(SecurityFilterChains::toCodePage);
            http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
        }
    }

    private StaffSignInSuccessHandler signInSuccess() {
        return new StaffSignInSuccessHandler(directory, knownBrowsers, sessions, pageRequestCache());
    }

    private HttpSecurity configureForPrograms(HttpSecurity http) throws Exception {
        return http.httpBasic(basic -> basic.authenticationDetailsSource(SignInDetails::new)
                        .authenticationEntryPoint(errorHandlers.apiEntryPoint()))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(errorHandlers.apiEntryPoint())
                        .accessDeniedHandler(errorHandlers.apiAccessDeniedHandler()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterBefore(
                        new TokenFilter(tokens, directory, errorHandlers.apiEntryPoint()),
                        BasicAuthenticationFilter.class)
                .addFilterBefore(new StaffSessionFilter(sessions), HeaderWriterFilter.class)
                .addFilterBefore(new AuthorityRefreshFilter(directory), AuthorizationFilter.class)
                .addFilterBefore(setUpFilter, AuthorizationFilter.class);
    }

    private void toSignInPage(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof SecondFactorAwaited awaited) {
            secondStep.begin(request, awaited.user());
            redirect(SecondStepFilter.PATH, "", request, response);
        } else {
            redirect("/sign-in", reason(e), request, response);
        }
    }

    private static void toCodePage(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof SecondStep.SignInExpired) {
            redirect("/sign-in", "expired", request, response);
        } else {
            redirect(SecondStepFilter.PATH, reason(e), request, response);
        }
    }

    private static String reason(AuthenticationException e) {
        return e instanceof SignInDelayed delayed ? "delayed=" + delayed.seconds() : "error";
    }

    /** To a page of the sign-in, which keeps where the user wants to go. */
    private static void redirect(String page, String query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!query.isEmpty()) {
            parameters.add(query);
        }
        ReturnAddress.of(request)
                .map(to -> ReturnAddress.PARAMETER + "=" + UriUtils.encode(to, StandardCharsets.UTF_8))
                .ifPresent(parameters::add);
        response.sendRedirect(request.getContextPath() + ReturnAddress.withFragment(page + parameters, request));
    }

    /** Signing out of the engine's pages signs out of the desk. Pages of other sites cannot send the header. */
    private static boolean isEngineSignOut(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && RequestPath.of(request).equals("/camunda/api/admin/auth/user/default/logout")
                && request.getHeader("X-XSRF-TOKEN") != null;
    }

    /** The pages of the served brands are public. */
    private boolean isBrandPage(HttpServletRequest request) {
        return brands.serves(RequestPath.firstSegment(request));
    }

    /** CSRF protection is needed for requests with a session cookie; API clients authenticate each request. */
    private static boolean isSessionRequest(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getSession(false) != null;
    }

    /** Saves page requests only, so that a user returns to a page after signing in, not to a script's request. */
    private static RequestCache pageRequestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SecurityFilterChains::isPageRequest);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPageRequest(HttpServletRequest request) {
        var accepts = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accepts != null
                && accepts.contains(MediaType.TEXT_HTML_VALUE)
                && !RequestPath.of(request).startsWith("/camunda/api/");
    }

    private static RequestMatcher any() {
        return request -> true;
    }
}
