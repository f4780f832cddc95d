package io.guichet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The rows of {@code rights.txt}: what each route answers to each role. */
final class RightsTable {

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private final List<Row> rows;

    private RightsTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * A row.
     *
     * @param ordinary expected answers about an ordinary ticket of the brand, one character for each role
     * @param restricted the same about a restricted ticket; empty if the path names no ticket
     * @param sent query or body to send; empty for none
     */
    record Row(String method, String path, String ordinary, String restricted, String sent) {

        private static final Map<String, PathPattern> PARSED = new ConcurrentHashMap<>();

        private static Row of(String line) {
            var cells = line.split("\\s+\\|\\s?", 5);
            var ordinary = cells[2].strip();
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    ordinary,
                    cells.length > 3 ? cells[3].strip() : "",
                    cells.length > 4 ? cells[4].strip() : "");
        }

        boolean isExactly(String route) {
            return route.equals(method + " " + path);
        }

        /** Whether the row is about that endpoint; a star is one segment, two are any number, a star for the method is all. */
        private boolean matches(String verb, PathContainer endpoint) {
            return (method.equals("*") || List.of(method.split(",")).contains(verb))
                    && pattern().matches(endpoint);
        }

        private PathPattern pattern() {
            return PARSED.computeIfAbsent(path, PATTERNS::parse);
        }

        boolean namesTicket() {
            return !restricted.isEmpty();
        }

        /** Whether the answer to that role depends on something else. */
        boolean isUnchecked(int role) {
            return ordinary.charAt(role) == '.';
        }

        /** Whether that role is denied an endpoint of the engine, which then reads nothing. */
        boolean isDeniedByAllowList(int role) {
            return ordinary.charAt(role) == '-' && (path.startsWith("/camunda/") || path.startsWith("/engine-rest/"));
        }
    }

    static RightsTable read() throws IOException {
        var text = new ClassPathResource("rights.txt").getContentAsString(StandardCharsets.UTF_8);
        return new RightsTable(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::of)
                .toList());
    }

    /** The row of a route of the desk. */
    Optional<Row> exactly(String route) {
        return rows.stream().filter(row -> row.isExactly(route)).findFirst();
    }

    /** The first row about an endpoint of the engine. */
    Optional<Row> first(String method, String endpoint) {
        var path = PathContainer.parsePath(endpoint);
        return rows.stream().filter(row -> row.matches(method, path)).findFirst();
    }

    List<Row> rows() {
        return rows;
    }
}
