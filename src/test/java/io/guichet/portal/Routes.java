package io.guichet.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The routes of the application and their owners. */
public final class Routes {

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::((?:[^{}]|\\{[0-9,]+})+))?}");
    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z-]+(\\|[a-z-]+)*");

    private Routes() {}

    /** @param sample why it is open, or the JSON body to send */
    public record ListedRoute(String owner, String method, String pattern, String sample) {

        public String name() {
            return method + " " + pattern;
        }

        public boolean isApi() {
            return pattern.startsWith("/api/");
        }

        /** The paths of the pattern, one per possible value of each variable. */
        public List<String> paths(Map<String, Object> values) {
            var variable = PATH_VARIABLE.matcher(pattern);
            if (!variable.find()) {
                return List.of(pattern);
            }
            var allowed = variable.group(2);
            var alternatives = values.containsKey(variable.group(1))
                    ? Stream.of(values.get(variable.group(1)).toString())
                    : allowed != null && ALTERNATIVES.matcher(allowed).matches()
                            ? Stream.of(allowed.split("\\|"))
                            : null;
            if (alternatives == null) {
                throw new AssertionError("nothing to put in %s of %s".formatted(variable.group(), pattern));
            }
            return alternatives
                    .map(alternative -> new ListedRoute(owner, method, withValue(variable, alternative), sample))
                    .flatMap(route -> route.paths(values).stream())
                    .toList();
        }

        /** The values, and some value for each variable that has none, so that tests of all routes take new ones. */
        Map<String, Object> valuesForAll(Map<String, Object> known) {
            var values = new HashMap<>(known);
            PATH_VARIABLE.matcher(pattern).results().forEach(variable -> {
                var allowed = variable.group(2);
                if (allowed == null || !ALTERNATIVES.matcher(allowed).matches()) {
                    values.putIfAbsent(variable.group(1), "1");
                }
            });
            return values;
        }

        private String withValue(Matcher variable, String alternative) {
            return pattern.substring(0, variable.start()) + alternative + pattern.substring(variable.end());
        }
    }

    public static List<ListedRoute> listed() throws IOException {
        var lines = new ClassPathResource("routes.txt").getContentAsString(StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+\\|\\s?", 4))
                .map(cell -> new ListedRoute(cell[0].strip(), cell[1].strip(), cell[2].strip(), cell[3].strip()))
                .toList();
    }

    static List<ListedRoute> of(String owner) throws IOException {
        return listed().stream().filter(route -> route.owner().equals(owner)).toList();
    }

    /** Method and pattern of each mapping; a star for all methods. */
    public static Set<String> mapped(Collection<RequestMappingInfoHandlerMapping> mappings) {
        var all = new TreeSet<String>();
        for (var mapping : mappings) {
            for (var info : mapping.getHandlerMethods().keySet()) {
                var methods = new ArrayList<String>();
                info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
                for (var method : methods.isEmpty() ? List.of("*") : methods) {
                    info.getPatternValues().forEach(pattern -> all.add(method + " " + pattern));
                }
            }
        }
        return all;
    }
}
