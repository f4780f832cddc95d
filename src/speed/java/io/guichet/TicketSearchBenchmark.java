package io.guichet;

import static org.awaitility.Awaitility.await;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.TicketFilter;
import io.guichet.desk.TicketList;
import io.guichet.search.TicketIndexUnavailable;
import io.guichet.search.TicketSearch;
import io.guichet.search.TicketSearchRequest;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the ticket search among a million tickets: the whole application on a real PostgreSQL. {@code mvn -Pspeed
 * -Dspeed=ticket-search}; about twenty minutes, and more for the first run, which generates the tickets. {@code
 * -Dkeep-index} skips the rebuild.
 */
public final class TicketSearchBenchmark {

    private static final Path INDEX = Path.of("target/speed-index/tickets");
    private static final int ROUNDS = 20;

    /** Rare and frequent words, names, numbers, both languages, words of several fields, nothing. */
    private static final List<String> QUERIES = List.of(
            "probleme",
            "stuck",
            "l’installation",
            "Perrin Jules",
            "installation video bloquée",
            "password reset email",
            "Perrin installation",
            "facture",
            "how do I cancel my subscription",
            "remboursement",
            "réunion enregistrement",
            "video",
            "référence",
            "jules.perrin",
            "trottinette électrique",
            "cannot sign in after update");

    private final TicketSearch search;
    private final TicketList list;
    private final StaffMember agent;
    private final Conversation conversation;
    private final JdbcTemplate jdbc;

    private TicketSearchBenchmark(ConfigurableApplicationContext desk) {
        this.search = desk.getBean(TicketSearch.class);
        this.list = desk.getBean(TicketList.class);
        this.agent = desk.getBean(StaffDirectory.class).find("agent").orElseThrow();
        this.conversation = desk.getBean(Conversation.class);
        this.jdbc = desk.getBean(JdbcTemplate.class);
    }

    public static void main(String... args) throws Exception {
        try (var database = SpeedDatabase.open()) {
            MillionTickets.ensure(database);
            if (!Boolean.getBoolean("keep-index")) {
                FileSystemUtils.deleteRecursively(INDEX);
            }
            try (var desk = BenchmarkApplication.startIdle(database)) {
                new TicketSearchBenchmark(desk).measure();
            }
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        var start = System.nanoTime();
        awaitIndex();
        System.out.printf(
                "%,d tickets; searchable %,d s after the start; index of %,d MB%n",
                jdbc.queryForObject("select count(*) from ticket", Long.class),
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                indexSize() >> 20);
        reportMemory();
        ask(1, this::find, "search, first round");
        ask(ROUNDS, this::find, "search, one asker");
        askAtOnce(8, this::find, "search, eight askers");
        ask(10, query -> list(query, "-created"), "list with q by receipt");
        ask(10, query -> list(query, "due"), "list with q by due date");
        perQuery("search", this::find);
        perQuery("by receipt", query -> list(query, "-created"));
        perQuery("by due date", query -> list(query, "due"));
        writes();
        reportMemory();
    }

    private void awaitIndex() {
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsMatching(TicketIndexUnavailable.class::isInstance)
                .until(() -> find("anything") >= 0);
    }

    private int find(String query) {
        return search.find(new TicketSearchRequest(query, null, null, null, null, null), agent)
                .items()
                .size();
    }

    private int list(String query, String sort) {
        return list.of(new TicketFilter(null, null, null, null, null, null, null, null, query, sort, null, 50), agent)
                .items()
                .size();
    }

    private interface Ask {
        int ask(String query);
    }

    private void ask(int rounds, Ask ask, String label) {
        report(label, times(rounds, ask));
    }

    private static List<Long> times(int rounds, Ask ask) {
        var times = new ArrayList<Long>();
        for (int round = 0; round < rounds; round++) {
            for (var query : QUERIES) {
                var start = System.nanoTime();
                ask.ask(query);
                times.add(System.nanoTime() - start);
            }
        }
        return times;
    }

    private static void askAtOnce(int askers, Ask ask, String label) throws Exception {
        var executor = Executors.newFixedThreadPool(askers);
        try {
            var tasks = new ArrayList<Callable<List<Long>>>();
            for (int asker = 0; asker < askers; asker++) {
                tasks.add(() -> times(ROUNDS, ask));
            }
            var all = new ArrayList<Long>();
            for (Future<List<Long>> times : executor.invokeAll(tasks)) {
                all.addAll(times.get());
            }
            report(label, all);
        } finally {
            executor.shutdown();
        }
    }

    private void perQuery(String label, Ask ask) {
        for (var query : QUERIES) {
            var times = new ArrayList<Long>();
            int found = 0;
            for (int round = 0; round < 10; round++) {
                var start = System.nanoTime();
                found = ask.ask(query);
                times.add(System.nanoTime() - start);
            }
            report("  %s, \"%s\", %d on the first page".formatted(label, query, found), times);
        }
    }

    /** Time of a write alone, and of a write with the search that finds it. */
    private void writes() {
        var numbers = jdbc.queryForList(
                "select number from ticket where status <> 'CLOSED' order by number limit 100", String.class);
        var writes = new ArrayList<Long>();
        var searches = new ArrayList<Long>();
        int found = 0;
        for (int at = 0; at < numbers.size(); at++) {
            var word = "quetzal" + at + "x" + System.nanoTime() % 1_000_000;
            var start = System.nanoTime();
            conversation.addInternalNote(numbers.get(at), "The " + word + " is here.", Actor.staff("agent"));
            var written = System.nanoTime();
            found += find(word);
            writes.add(written - start);
            searches.add(System.nanoTime() - written);
        }
        report("internal note written", writes);
        report("search right after it (%d of %d found)".formatted(found, numbers.size()), searches);
    }

    private static void report(String label, List<Long> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: %d times, p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                label,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 95 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }

    private static void reportMemory() {
        var memory = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                "heap in use %,d of at most %,d MB%n",
                (memory.totalMemory() - memory.freeMemory()) >> 20, memory.maxMemory() >> 20);
    }

    private static long indexSize() throws IOException {
        try (var files = Files.walk(INDEX)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
