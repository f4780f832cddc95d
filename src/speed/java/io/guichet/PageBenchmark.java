package io.guichet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests every page and answer of the application that reads, at a million tickets, and counts the rows that the database
 * read without an index: {@code mvn -Pspeed -Dspeed=pages}, some minutes once the tickets are stored. The routes are those
 * of {@code routes.txt}.
 */
public final class PageBenchmark {

    private static final int REQUESTS = 5;

    /** Above these a page does not scale: milliseconds of the median, and rows read without an index for one request. */
    private static final double MAX_MEDIAN = 100;

    private static final long MAX_ROWS = 20_000;

    /** Streams that do not end, exports of all tickets, and the demo run's own pages. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            ".*(/events|/raw|api-docs.*|swagger.*|/payment.*|/demo/.*|\\*\\*|/api/insight/(tickets|clocks|surveys|visits|log))");

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

    /** The first of them who may see a page looks at it. */
    private static final List<String> USERS = List.of("agent", "lead", "admin");

    private final JdbcTemplate jdbc;
    private final List<SpeedClient> clients = new ArrayList<>();

    private PageBenchmark(ConfigurableApplicationContext desk) throws IOException, InterruptedException {
        this.jdbc = desk.getBean(JdbcTemplate.class);
        for (var user : USERS) {
            clients.add(new SpeedClient(
                    "http://localhost:" + desk.getEnvironment().getProperty("local.server.port"), user));
        }
    }

    /**
     * An address that was requested.
     *
     * @param rows rows that the database read without an index for one request
     * @param table the table with most of them
     */
    private record Measured(String path, double first, double median, long rows, String table) {}

    public static void main(String... args) throws Exception {
        try (var database = SpeedDatabase.open()) {
            MillionTickets.ensure(database);
            try (var desk = BenchmarkApplication.startIdle(database)) {
                new PageBenchmark(desk).measure();
            }
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        System.out.printf("%10s %10s %12s  route%n", "first, ms", "median, ms", "rows");
        for (var path : paths()) {
            measure(path).ifPresent(one -> System.out.printf(
                    "%10.1f %10.1f %,12d  %s%s%n",
                    one.first(),
                    one.median(),
                    one.rows(),
                    one.path(),
                    one.median() > MAX_MEDIAN || one.rows() > MAX_ROWS
                            ? "  <-- slow, " + one.table()
                            : ""));
        }
    }

    private Optional<Measured> measure(String path) {
        for (var client : clients) {
            try {
                var before = rowsReadInSequence();
                var first = milliseconds(client, path);
                var times = new ArrayList<Double>();
                for (int request = 1; request < REQUESTS; request++) {
                    times.add(milliseconds(client, path));
                }
                times.sort(null);
                var after = rowsReadInSequence();
                var most = after.entrySet().stream()
                        .max(Comparator.comparingLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L)))
                        .orElseThrow();
                var rows = (most.getValue() - before.getOrDefault(most.getKey(), 0L)) / REQUESTS;
                return Optional.of(new Measured(path, first, times.get(times.size() / 2), rows, most.getKey()));
            } catch (IllegalStateException e) {
                if (!e.getMessage().startsWith("403")) {
                    System.out.println("not measured: " + e.getMessage().lines().findFirst().orElse(path));
                    return Optional.empty();
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(path, e);
            }
        }
        System.out.println("not measured: 403 for " + path);
        return Optional.empty();
    }

    private static double milliseconds(SpeedClient client, String path) throws IOException, InterruptedException {
        var start = System.nanoTime();
        client.get(path);
        return (System.nanoTime() - start) / 1e6;
    }

    /** By table; the server counts with a delay of a second. */
    private Map<String, Long> rowsReadInSequence() {
        LockSupport.parkNanos(1_100_000_000L);
        var rows = new LinkedHashMap<String, Long>();
        jdbc.query("select relname, seq_tup_read from pg_stat_user_tables", row -> {
            rows.put(row.getString(1), row.getLong(2));
        });
        return rows;
    }

    /** Each route with the values of each ticket, and searches. */
    private Set<String> paths() throws IOException {
        var paths = new TreeSet<>(List.of("/desk/search?q=video", "/zoom/help?q=video", "/api/emails?state=FAILED"));
        var tickets = List.of(valuesOf("status = 'IN_PROGRESS' and team = 'zoom-support'"), valuesOf("status = 'CLOSED'"));
        for (var route : routes()) {
            tickets.forEach(values -> path(route, values).ifPresent(paths::add));
        }
        return paths;
    }

    private static List<String> routes() throws IOException {
        try (var file = PageBenchmark.class.getResourceAsStream("/routes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .filter(columns -> columns.length > 2 && columns[1].strip().equals("GET"))
                    .map(columns -> columns[2].strip())
                    .filter(route -> !LEFT_OUT.matcher(route).matches())
                    .toList();
        }
    }

    /** Values of the variables of routes, from a ticket that meets the condition. */
    private Map<String, String> valuesOf(String condition) {
        var values = new LinkedHashMap<String, String>();
        jdbc.query(
                """
                select number, brand, link_token, (select max(id) from message m where m.number = t.number) as message
                from ticket t where brand = 'zoom' and %s order by received_at desc offset 1000 limit 1"""
                        .formatted(condition),
                row -> {
                    values.put("number", row.getString("number"));
                    values.put("brand", row.getString("brand"));
                    values.put("message", row.getString("message"));
                    values.put("key", row.getString("link_token"));
                });
        return values;
    }

    private static Optional<String> path(String route, Map<String, String> values) {
        var path = VARIABLE.matcher(route)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
        if (path.contains("{")) {
            return Optional.empty();
        }
        return Optional.of(route.contains("/requests/{number}") ? path + "?key=" + values.get("key") : path);
    }
}
