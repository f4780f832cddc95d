package io.guichet;

import io.guichet.web.Cursor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures every view of the lists of tickets and the Tasklist's own queries at a million tickets, for one asker and for
 * eight: the whole application on a real PostgreSQL. {@code mvn -Pspeed -Dspeed=lists}; some minutes once the tickets
 * are stored.
 */
public final class ListBenchmark {

    private static final int ASKERS = 8;

    /** Requests of each view and asker; the first ones warm up and are not counted. */
    private static final int REQUESTS = Integer.getInteger("requests", 20);

    private static final int WARM_UP = 4;

    private static final List<String> STATUSES = List.of(
            "IN_PROGRESS", "WAITING_FOR_CUSTOMER", "WITH_SPECIALIST", "WITH_DEVELOPER", "AWAITING_PAYMENT", "SOLVED", "CLOSED");

    private static final List<String> TEAMS =
            List.of("helpcenter-technical", "vimeo-support", "zoom-support", "webshop-specialists");

    private static final List<String> PRIORITIES = List.of("normal", "P1", "P2", "urgent");

    /** Positions in the middle and at the end of each order. */
    private static final Map<String, List<Cursor>> POSITIONS = Map.of(
            "due",
            List.of(new Cursor("9999-01-01T00:00:00Z", "VI-ZZZZZZZZ"), new Cursor("9999-02-01T00:00:00Z", "VI-C2222222")),
            "-created",
            List.of(new Cursor("2026-01-10T12:00:00Z", "VI-22222222"), new Cursor("2025-01-10T12:00:00Z", "VI-22222222")));

    private final String baseUrl;

    private ListBenchmark(ConfigurableApplicationContext desk) {
        this.baseUrl = "http://localhost:" + desk.getEnvironment().getProperty("local.server.port");
    }

    /** A view: a name, and the address that shows it. */
    private record View(String name, String path) {}

    /** Milliseconds of a view for one asker or for all. */
    private record Times(double median, double p95) {

        static Times of(List<Long> nanos) {
            var sorted = nanos.stream().sorted().toList();
            return new Times(sorted.get(sorted.size() / 2) / 1e6, sorted.get((sorted.size() - 1) * 95 / 100) / 1e6);
        }
    }

    public static void main(String... args) throws Exception {
        try (var database = SpeedDatabase.open()) {
            MillionTickets.ensure(database);
            var begin = System.nanoTime();
            try (var desk = BenchmarkApplication.start(
                    database,
                    "--guichet.demo=true",
                    "--camunda.bpm.job-execution.enabled=false",
                    "--guichet.reconciler.enabled=false")) {
                System.out.printf("start of the filled desk: %.1f s%n", (System.nanoTime() - begin) / 1e9);
                var benchmark = new ListBenchmark(desk);
                benchmark.measure("lists of tickets", listViews(), "agent");
                benchmark.measure("lists of tickets, one brand", listViews(), "agent-vimeo");
                benchmark.measure("Tasklist", benchmark.taskViews(), "agent");
            }
        }
        System.exit(0);
    }

    private static List<View> listViews() {
        var filters = new ArrayList<String>(List.of("", "brand=zoom", "assignee=agent", "risk=AT_RISK", "risk=OVERDUE"));
        STATUSES.forEach(status -> filters.add("status=" + status));
        TEAMS.forEach(team -> filters.add("team=" + team));
        PRIORITIES.forEach(priority -> filters.add("priority=" + priority));
        for (var status : List.of("IN_PROGRESS", "WITH_DEVELOPER", "CLOSED")) {
            filters.add("status=%s&team=webshop-specialists".formatted(status));
            filters.add("status=%s&priority=P1".formatted(status));
            filters.add("status=%s&risk=OVERDUE".formatted(status));
        }
        filters.add("team=vimeo-support&priority=urgent&brand=vimeo");
        filters.add("team=zoom-support&priority=normal&status=CLOSED");
        filters.add("risk=AT_RISK&team=vimeo-support");
        var views = new ArrayList<View>();
        for (var filter : filters) {
            POSITIONS.forEach((sort, positions) -> {
                var query = Stream.of("sort=" + sort, filter).filter(part -> !part.isEmpty()).toList();
                views.add(new View(sort + " " + filter, "/api/tickets?" + String.join("&", query)));
                positions.forEach(position -> views.add(new View(
                        sort + " " + filter + " from " + position.value().substring(0, 10),
                        "/api/tickets?after=%s&%s".formatted(position.encode(), String.join("&", query)))));
            });
        }
        for (var query : List.of("", "?sort=-created", "?status=IN_PROGRESS", "?risk=OVERDUE", "?assignee=agent")) {
            views.add(new View("page " + query, "/desk/tickets" + query));
        }
        return views;
    }

    /** The requests of the Tasklist for its filters. */
    private List<View> taskViews() throws Exception {
        var client = new SpeedClient(baseUrl, "agent");
        var filters = client.get("/camunda/api/engine/engine/default/filter?resourceType=Task&itemCount=false&firstResult=0&maxResults=2000");
        var views = new ArrayList<View>();
        var ids = java.util.regex.Pattern.compile("\"id\":\"([^\"]+)\"").matcher(filters);
        while (ids.find()) {
            var path = "/camunda/api/engine/engine/default/filter/" + ids.group(1);
            views.add(new View("filter list " + views.size(), path + "/list?firstResult=0&maxResults=15"));
            views.add(new View("filter list deep " + views.size(), path + "/list?firstResult=3000&maxResults=15"));
            views.add(new View("filter count " + views.size(), path + "/count"));
        }
        return views;
    }

    private void measure(String title, List<View> views, String user) throws Exception {
        System.out.printf("%n%s, user %s: %d views, load of the machine %.1f%n", title, user, views.size(), load());
        var one = times(views, user, 1);
        print("one asker", one);
        var all = times(views, user, ASKERS);
        print(ASKERS + " askers", all);
        System.out.println("slowest views: p50, p95 of one asker; p50, p95 of eight");
        views.stream()
                .sorted(Comparator.comparing((View view) -> -Times.of(one.get(view)).p95()))
                .limit(25)
                .forEach(view -> {
                    var alone = Times.of(one.get(view));
                    var together = Times.of(all.get(view));
                    System.out.printf("%7.1f %7.1f  %7.1f %7.1f  %s%n", alone.median(), alone.p95(), together.median(), together.p95(), view.name());
                });
    }

    private static void print(String askers, Map<View, List<Long>> times) {
        var all = Times.of(times.values().stream().flatMap(List::stream).toList());
        System.out.printf("%s: median %.1f ms, p95 %.1f ms; load %.1f%n", askers, all.median(), all.p95(), load());
    }

    /** Each asker requests the views one after the other, in a round of its own. */
    private Map<View, List<Long>> times(List<View> views, String user, int askers) throws Exception {
        var times = new LinkedHashMap<View, List<Long>>();
        views.forEach(view -> times.put(view, java.util.Collections.synchronizedList(new ArrayList<>())));
        var threads = Executors.newFixedThreadPool(askers);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int asker = 0; asker < askers; asker++) {
                var client = new SpeedClient(baseUrl, user);
                var first = asker * views.size() / askers;
                tasks.add(() -> {
                    for (int at = 0; at < views.size(); at++) {
                        var view = views.get((first + at) % views.size());
                        for (int request = 0; request < (askers == 1 ? REQUESTS : REQUESTS / 4 + WARM_UP); request++) {
                            var begin = System.nanoTime();
                            client.get(view.path());
                            if (request >= WARM_UP) {
                                times.get(view).add(System.nanoTime() - begin);
                            }
                        }
                    }
                    return null;
                });
            }
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdown();
        }
        return times;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
