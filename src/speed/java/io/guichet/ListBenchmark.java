package io.guichet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.ListViews.View;
import java.lang.management.ManagementFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Measures every view of the lists of tickets and the Tasklist's own queries at a million tickets, for one asker and for
 * eight: the whole application on a real PostgreSQL. {@code mvn -Pspeed -Dspeed=lists}; some minutes once the tickets
 * are stored.
 */
public final class ListBenchmark {

    private static final String NEW_TICKET =
            """
            {"requester": {"email": "speed@example.org"}, "subject": "The webinar does not start", "plan": "business",
             "body": "It says that the room is full, but nobody is there."}""";
    private static final String MESSAGE =
            """
            {"author": "%s", "visibility": "PUBLIC", "body": "We tried it once more."}""";
    private static final int ASKERS = 8;

    /** Requests of each view that are counted, for one asker and for each of eight. */
    private static final int REQUESTS = Integer.getInteger("requests", 20);

    private static final int REQUESTS_OF_EACH = 3;

    /** Earlier requests of each view, not counted. */
    private static final int WARM_UP = Integer.getInteger("warm-up", 2);

    /** Requests of each of its views before the first measurement, about a minute. */
    private static final int TASKLIST_WARM_UP = 10;

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** What the Tasklist sends for a page of its list. */
    private static final String TASKLIST_BODY =
            """
            {"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":%1$d,"maxResults":15,\
            "sorting":[{"sortBy":"created","sortOrder":"desc"}],"active":true}""";

    private static final double MAX_LIST = 25;
    private static final double MAX_TASKLIST = 150;

    private final String baseUrl;

    private ListBenchmark(ConfigurableApplicationContext desk) {
        this.baseUrl = "http://localhost:" + desk.getEnvironment().getProperty("local.server.port");
    }

    private interface Ask {
        void ask(SpeedClient client, View view) throws Exception;
    }

    /** Milliseconds of some requests. */
    private record Times(double p50, double p95, double max) {

        static Times of(List<Long> nanos) {
            var sorted = nanos.stream().sorted().toList();
            return new Times(
                    sorted.get((sorted.size() - 1) / 2) / 1e6,
                    sorted.get((sorted.size() - 1) * 95 / 100) / 1e6,
                    sorted.get(sorted.size() - 1) / 1e6);
        }

        @Override
        public String toString() {
            return "%7.1f %7.1f %7.1f".formatted(p50, p95, max);
        }
    }

    public static void main(String... args) throws Exception {
        try (var database = SpeedDatabase.open()) {
            MillionTickets.ensure(database);
            var what = System.getProperty("what", "warm-up,lists,brand,tasklist,commands");
            var views = what.matches(".*(warm-up|lists|brand).*") ? listViews(database) : List.<View>of();
            var begin = System.nanoTime();
            try (var desk = BenchmarkApplication.startIdle(database)) {
                System.out.printf("start of the filled desk: %.1f s%n", (System.nanoTime() - begin) / 1e9);
                var benchmark = new ListBenchmark(desk);
                Ask get = (client, view) -> client.get(view.path());
                if (what.contains("warm-up")) {
                    benchmark.times(
                            views.stream()
                                    .filter(view -> view.name().hashCode() % 10 == 0)
                                    .toList(),
                            "agent",
                            1,
                            5,
                            get);
                }
                if (what.contains("lists")) {
                    benchmark.measure("lists of tickets", views, "agent", MAX_LIST, get);
                }
                if (what.contains("brand")) {
                    benchmark.measure("lists of tickets, one brand", views, "agent-vimeo", MAX_LIST, get);
                }
                if (what.contains("tasklist")) {
                    Ask list = (client, view) -> client.post(
                            view.path(), TASKLIST_BODY.formatted(view.name().contains("page 200") ? 2985 : 0));
                    benchmark.times(benchmark.taskViews("agent"), "agent", 1, TASKLIST_WARM_UP, list);
                    for (var user : List.of("agent", "lead", "agent-vimeo")) {
                        benchmark.measure("Tasklist", benchmark.taskViews(user), user, MAX_TASKLIST, list);
                    }
                }
                if (what.contains("commands")) {
                    benchmark.measureCommands(database);
                }
            }
        }
        System.exit(0);
    }

    private static List<View> listViews(SpeedDatabase database) throws SQLException {
        return ListViews.of(database).stream()
                .filter(view -> view.group().contains(System.getProperty("views", "")))
                .toList();
    }

    /** Opens tickets, claims and releases unassigned tasks as the Tasklist does, claims and completes them, and replies. */
    private void measureCommands(SpeedDatabase database) throws Exception {
        Map<String, String> tasks;
        try (var connection = database.connect()) {
            tasks = new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .query(
                            """
                            select t.id_, p.business_key_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                            where t.task_def_key_ = 'Task_Triage' and t.assignee_ is null order by reverse(t.id_) limit 200""",
                            ListBenchmark::numbersByTask);
        }
        var client = new SpeedClient(baseUrl, "agent");
        var commands = new LinkedHashMap<String, List<Long>>();
        for (var task : tasks.keySet()) {
            var path = ENGINE + "/task/" + task;
            var messages = "/api/tickets/%s/messages".formatted(tasks.get(task));
            time(commands, "open a ticket", () -> client.command("/api/brands/zoom/tickets", NEW_TICKET));
            time(commands, "claim in the Tasklist", () -> client.post(path + "/claim", "{\"userId\":\"agent\"}"));
            time(commands, "release in the Tasklist", () -> client.post(path + "/unclaim", "{}"));
            time(commands, "claim", () -> client.command("/api/tasks/%s/claim".formatted(task)));
            time(commands, "complete", () -> client.command("/api/tasks/%s/complete".formatted(task)));
            time(commands, "write as the customer", () -> client.command(messages, MESSAGE.formatted("CUSTOMER")));
            time(commands, "reply", () -> client.command(messages, MESSAGE.formatted("AGENT")));
        }
        System.out.printf(
                "%ncommands on %d tasks: p50, p95 and maximum; load of the machine %.1f%n", tasks.size(), load());
        commands.forEach((name, times) ->
                System.out.printf("%s  %s%n", Times.of(times.subList(times.size() / 4, times.size())), name));
    }

    private static Map<String, String> numbersByTask(ResultSet rows) throws SQLException {
        var numbers = new LinkedHashMap<String, String>();
        while (rows.next()) {
            numbers.put(rows.getString(1), rows.getString(2));
        }
        return numbers;
    }

    private static void time(Map<String, List<Long>> commands, String name, Callable<?> command) throws Exception {
        var begin = System.nanoTime();
        if (command.call() instanceof Integer status && status / 100 != 2) {
            throw new IllegalStateException("%s: %d".formatted(name, status));
        }
        commands.computeIfAbsent(name, ignored -> new ArrayList<>()).add(System.nanoTime() - begin);
    }

    /** The requests of the Tasklist for its filters, which repeat every ten seconds. */
    private List<View> taskViews(String user) throws Exception {
        var client = new SpeedClient(baseUrl, user);
        var filters = client.get(ENGINE + "/filter?resourceType=Task&itemCount=false&firstResult=0&maxResults=2000");
        var views = new ArrayList<View>();
        for (var filter : new ObjectMapper().readTree(filters).findParents("resourceType")) {
            var path = ENGINE + "/filter/" + filter.path("id").asText();
            var name = filter.path("name").asText();
            for (int page : new int[] {1, 200}) {
                views.add(new View(
                        name + ", page " + page,
                        name + ", page " + page,
                        "%s/list?firstResult=%d&maxResults=15".formatted(path, (page - 1) * 15)));
            }
            views.add(new View(name + ", count", name + ", count", path + "/count"));
        }
        return views;
    }

    private void measure(String title, List<View> views, String user, double maximum, Ask ask) throws Exception {
        System.out.printf("%n%s, user %s: %d views%n", title, user, views.size());
        var one = times(views, user, 1, REQUESTS, ask);
        print("one asker", one);
        var all = times(views, user, ASKERS, REQUESTS_OF_EACH, ask);
        print(ASKERS + " askers", all);
        var slow = views.stream()
                .filter(view -> Times.of(one.get(view)).p95() > maximum)
                .toList();
        System.out.printf("%d views with a p95 over %.0f ms for one asker%n", slow.size(), maximum);
        System.out.println("p50, p95 and maximum of one asker; of eight: by class of views");
        var groups = new LinkedHashMap<String, List<View>>();
        views.forEach(view ->
                groups.computeIfAbsent(view.group(), group -> new ArrayList<>()).add(view));
        groups.forEach((group, members) -> System.out.printf(
                "%s  %s  %s (%d)%n", Times.of(of(members, one)), Times.of(of(members, all)), group, members.size()));
        System.out.println("slowest views");
        views.stream()
                .sorted(Comparator.comparing(
                        (View view) -> -Times.of(one.get(view)).p95()))
                .limit(30)
                .forEach(view -> System.out.printf(
                        "%s  %s  %s%n", Times.of(one.get(view)), Times.of(all.get(view)), view.name()));
    }

    private static List<Long> of(List<View> views, Map<View, List<Long>> times) {
        return views.stream().flatMap(view -> times.get(view).stream()).toList();
    }

    private static void print(String askers, Map<View, List<Long>> times) {
        var all = times.values().stream().flatMap(List::stream).toList();
        System.out.printf("%s: %s; load of the machine %.1f%n", askers, Times.of(all), load());
    }

    /** Each asker requests the views one after the other, in a round of its own. */
    private Map<View, List<Long>> times(List<View> views, String user, int askers, int requests, Ask ask)
            throws Exception {
        var times = new LinkedHashMap<View, List<Long>>();
        views.forEach(view -> times.put(view, Collections.synchronizedList(new ArrayList<>())));
        var threads = Executors.newFixedThreadPool(askers);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int asker = 0; asker < askers; asker++) {
                var client = new SpeedClient(baseUrl, user);
                var first = asker * views.size() / askers;
                tasks.add(() -> {
                    for (int at = 0; at < views.size(); at++) {
                        var view = views.get((first + at) % views.size());
                        for (int request = 0; request < WARM_UP + requests; request++) {
                            var begin = System.nanoTime();
                            ask.ask(client, view);
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
