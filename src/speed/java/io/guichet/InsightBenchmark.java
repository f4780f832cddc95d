package io.guichet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the reports of managers at a million tickets, through HTTP: overview, filters, heat map and exports. {@code mvn
 * -Pspeed -Dspeed=insight}; some minutes once the tickets are stored.
 */
public final class InsightBenchmark {

    private static final int REQUESTS = Integer.getInteger("requests", 12);
    private static final int WARM_UP = 3;

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String YEAR = "from=%s&to=%s".formatted(TODAY.minusYears(1).plusDays(1), TODAY);

    /** Each combines with the year; they are asked in turn. */
    private static final List<String> FILTERS = List.of(
            "brand=vimeo",
            "brand=zoom&brand=miro",
            "brand=vimeo&plan=silver",
            "brand=zoom&priority=P1&priority=P2",
            "channel=EMAIL",
            "team=zoom-support",
            "requestType=none",
            "brand=zoom&plan=business&channel=FORM");

    private final SpeedClient manager;

    private InsightBenchmark(ConfigurableApplicationContext desk) throws IOException, InterruptedException {
        manager = new SpeedClient(
                "http://localhost:" + desk.getEnvironment().getProperty("local.server.port"), "manager");
    }

    public static void main(String... args) throws Exception {
        try (var database = SpeedDatabase.open()) {
            MillionTickets.ensure(database);
            try (var desk = BenchmarkApplication.startIdle(database)) {
                new InsightBenchmark(desk).measure();
            }
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        ConcurrentClients.printLoad();
        var start = System.nanoTime();
        drain("/insight?" + YEAR);
        System.out.printf("first overview of a year after the start: %.1f s%n", (System.nanoTime() - start) / 1e9);
        printHeap();
        pages("overview of a year", List.of("/insight?" + YEAR), 500);
        pages("overview of a year, filtered", with("/insight?" + YEAR, FILTERS), 700);
        pages("overview of 30 days", List.of("/insight"), 500);
        pages("summary of a year through the API", List.of("/api/insight/summary?" + YEAR), 500);
        pages("drivers of a year through the API", List.of("/api/insight/drivers?metric=satisfaction&" + YEAR), 500);
        pages("tickets behind a number of a year", List.of("/insight/tickets?set=created&" + YEAR), 500);
        pages("heat map of a year", List.of("/insight/process?" + YEAR), 800);
        pages("heat map of a year, filtered", with("/insight/process?" + YEAR, FILTERS.subList(0, 3)), 800);
        printHeap();
        for (var table : List.of("tickets", "clocks", "surveys", "visits")) {
            for (var format : List.of("csv", "json")) {
                export(
                        "/api/insight/%s?format=%s&from=%s&to=%s"
                                .formatted(table, format, TODAY.minusMonths(3), TODAY.plusDays(1)),
                        format.equals("csv") ? '\n' : '{');
            }
        }
    }

    private static List<String> with(String path, List<String> filters) {
        return filters.stream().map(filter -> path + "&" + filter).toList();
    }

    private void pages(String label, List<String> paths, int required) throws Exception {
        for (int request = 0; request < WARM_UP; request++) {
            for (var path : paths) {
                drain(path);
            }
        }
        var times = new ArrayList<Double>();
        for (int request = 0; request < REQUESTS; request++) {
            for (var path : paths) {
                times.add(milliseconds(() -> drain(path)));
            }
        }
        times.sort(null);
        System.out.printf(
                "%-40s p50 %,7.0f ms   p95 %,7.0f ms   maximum %,7.0f ms   (required: p95 %d ms)%n",
                label,
                times.get(times.size() / 2),
                times.get(Math.min(times.size() - 1, times.size() * 95 / 100)),
                times.get(times.size() - 1),
                required);
    }

    /** Keeps nothing of the page: large texts would make the collector of the desk, which shares the virtual machine, mark its heap. */
    private long drain(String path) throws IOException, InterruptedException {
        try (var in = manager.stream(path)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static double milliseconds(Callable<?> call) throws Exception {
        var start = System.nanoTime();
        call.call();
        return (System.nanoTime() - start) / 1e6;
    }

    /**
     * Reads an export as it comes, and keeps nothing of it.
     *
     * @param mark character that each row has once
     */
    private void export(String path, char mark) throws Exception {
        var buffer = new byte[1 << 16];
        var start = System.nanoTime();
        long rows = 0;
        long bytes = 0;
        try (var in = manager.stream(path)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                bytes += length;
                for (int at = 0; at < length; at++) {
                    rows += buffer[at] == mark ? 1 : 0;
                }
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-76s %,9d rows, %,6d MB   %,9.0f rows/s%n", path, rows, bytes >> 20, rows / seconds);
    }

    private static void printHeap() {
        System.gc();
        System.out.printf("heap in use after a collection: %,d MB%n", usedHeap() >> 20);
    }

    private static long usedHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
