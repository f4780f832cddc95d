package io.guichet.engine;

import com.google.re2j.Pattern;
import io.guichet.engine.EngineFilterConfiguration.EngineRequestGuard;
import io.guichet.problem.AccessRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Refuses changes of the filters that the desk brings along: their names in the Tasklist are translations. */
class ShippedFilterGuard implements EngineRequestGuard {

    private static final Pattern FILTER = Pattern.compile(".*/filter/([^/]+)");
    private static final Set<String> CHANGES = Set.of("PUT", "DELETE");

    private final TasklistFilters filters;

    ShippedFilterGuard(TasklistFilters filters) {
        this.filters = filters;
    }

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        var matcher = FILTER.matcher(String.valueOf(request.getPathInfo()));
        if (CHANGES.contains(request.getMethod())
                && matcher.matches()
                && filters.find(matcher.group(1)).isPresent()) {
            throw new AccessRefused("The filter comes with the desk and cannot be changed.");
        }
    }
}
