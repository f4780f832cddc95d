package io.guichet.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * The calls of one of the engine's doors that are open, and to whom. What is not listed is closed, also to an admin. In an
 * address, {@code *} is one step, {@code **} is any number of them, and {@code {me}} is whoever calls.
 */
final class OpenCalls implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Pattern WILDCARD = Pattern.compile("\\*\\*|\\*|\\{me}");

    private final String door;
    private final List<Call> calls = new ArrayList<>();

    private record Call(Set<String> authorities, String method, String address) {}

    private OpenCalls(String door) {
        this.door = door;
    }

    static OpenCalls below(String door) {
        return new OpenCalls(door);
    }

    OpenCalls allow(Collection<String> roles, String method, String... addresses) {
        var authorities = roles.stream().map(Roles::authority).collect(Collectors.toSet());
        for (var address : addresses) {
            calls.add(new Call(authorities, method, address));
        }
        return this;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> someone, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var address = Destination.of(request);
        var who = someone.get();
        return new AuthorizationDecision(who != null
                && who.isAuthenticated()
                && address.startsWith(door)
                && calls.stream()
                        .anyMatch(call -> call.method().equals(request.getMethod())
                                && isFor(call, who)
                                && leadsTo(call, address.substring(door.length()), who.getName())));
    }

    private static boolean isFor(Call call, Authentication who) {
        return who.getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(call.authorities()::contains);
    }

    private static boolean leadsTo(Call call, String address, String me) {
        var pattern = new StringBuilder();
        var wildcards = WILDCARD.matcher(call.address());
        var from = 0;
        while (wildcards.find()) {
            pattern.append(Pattern.quote(call.address().substring(from, wildcards.start())));
            pattern.append(
                    switch (wildcards.group()) {
                        case "**" -> ".*";
                        case "*" -> "[^/]+";
                        default -> Pattern.quote(me);
                    });
            from = wildcards.end();
        }
        pattern.append(Pattern.quote(call.address().substring(from)));
        return Pattern.matches(pattern.toString(), address);
    }
}
