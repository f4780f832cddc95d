package io.guichet;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a command with several clients for a duration and prints its rate, its CPU and the times of its answers. */
final class ConcurrentClients {

    private static final OperatingSystemMXBean OPERATING_SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Times of the answers of the present run, in nanoseconds. */
    private final List<Long> answers = Collections.synchronizedList(new ArrayList<>());

    interface Command {

        /** @return how many operations it was */
        int run() throws Exception;
    }

    static void printLoad() {
        System.out.printf(
                "load of the machine before: %.1f%n",
                OPERATING_SYSTEM.getSystemLoadAverage());
    }

    /** Counts the time of this call among the answers of the present run. */
    <T> T timed(Callable<T> call) throws Exception {
        var began = System.nanoTime();
        var answer = call.call();
        answers.add(System.nanoTime() - began);
        return answer;
    }

    void run(String name, int clients, Duration duration, Command command) throws Exception {
        answers.clear();
        var operations = new AtomicInteger();
        var cpuBefore = OPERATING_SYSTEM.getProcessCpuTime();
        var threads = Executors.newFixedThreadPool(clients);
        var start = System.nanoTime();
        var end = start + duration.toNanos();
        var futures = new ArrayList<Future<?>>();
        for (int client = 0; client < clients; client++) {
            futures.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    operations.addAndGet(command.run());
                }
                return null;
            }));
        }
        try {
            for (var future : futures) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var sorted = answers.stream().sorted().toList();
        System.out.printf(
                "%-45s %,8.1f/s   CPU %,5.1f ms   p50 %,6.1f ms   p95 %,6.1f ms   maximum %,7.1f ms%n",
                name,
                operations.get() / seconds,
                (OPERATING_SYSTEM.getProcessCpuTime() - cpuBefore) / 1e6 / operations.get(),
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 100));
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, sorted.size() * percent / 100 - 1)) / 1e6;
    }
}
