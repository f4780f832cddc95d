package io.guichet.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Allow-list of an engine API by method, path and role. Everything else is denied, also to administrators. In a path,
 * {@code *} is one segment, {@code **} any number, and {@code {userId}} the current user.
 */
final class EndpointAllowList implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String CALLER = "userId";

    private final String prefix;
    private final List<AllowedEndpoint> allowedEndpoints = new ArrayList<>();

    private record AllowedEndpoint(Set<String> authorities, String method, PathPattern path) {}

    private EndpointAllowList(String prefix) {
        this.prefix = prefix;
    }

    static EndpointAllowList withPrefix(String prefix) {
        return new EndpointAllowList(prefix);
    }

    EndpointAllowList allow(Collection<String> roles, String method, String... paths) {
        var authorities = roles.stream().map(Roles::authority).collect(Collectors.toSet());
        for (var path : paths) {
            allowedEndpoints.add(new AllowedEndpoint(authorities, method, RequestPath.pattern(prefix + path)));
        }
        return this;
    }

    @Override
    public AuthorizationDecision check(
            Supplier<Authentication> authenticationSupplier, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = RequestPath.parse(request);
        var authentication = authenticationSupplier.get();
        return new AuthorizationDecision(authentication != null
                && authentication.isAuthenticated()
                && allowedEndpoints.stream()
                        .anyMatch(endpoint -> endpoint.method().equals(request.getMethod())
                                && isGrantedTo(endpoint, authentication)
                                && matchesPath(endpoint, path, authentication.getName())));
    }

    private static boolean isGrantedTo(AllowedEndpoint endpoint, Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(endpoint.authorities()::contains);
    }

    private static boolean matchesPath(AllowedEndpoint endpoint, PathContainer path, String userName) {
        var match = endpoint.path().matchAndExtract(path);
        return match != null
                && match.getUriVariables().getOrDefault(CALLER, userName).equals(userName);
    }
}
