package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Asserts that work on a text of twice the length takes at most two and a half times the CPU time. */
public final class LinearTime {

    private static final double MAX_RATIO = 2.5;

    /** Shorter times say more about the machine than about the work. */
    private static final long NEGLIGIBLE = Duration.ofMillis(50).toNanos();

    private static final int RUNS = 10;

    private LinearTime() {}

    /** @param length the longest text that the work accepts */
    public static void assertLinear(HostileText shape, int length, Consumer<String> work) {
        var threads = ManagementFactory.getThreadMXBean();
        assertLinear(shape, length, work, threads::getCurrentThreadCpuTime);
    }

    /** @param cpuTime of the threads that work, in nanoseconds */
    public static void assertLinear(HostileText shape, int length, Consumer<String> work, LongSupplier cpuTime) {
        var half = shape.ofLength(length / 2);
        var whole = shape.ofLength(length);
        long shortest = cpuTime(whole, work, cpuTime);
        long halfShortest = Long.MAX_VALUE;
        long limit = limit(0);
        for (int run = 0; shortest > limit && run < RUNS; run++) {
            halfShortest = Math.min(halfShortest, cpuTime(half, work, cpuTime));
            limit = limit(halfShortest);
            if (shortest > limit) {
                shortest = Math.min(shortest, cpuTime(whole, work, cpuTime));
            }
        }
        assertThat(shortest)
                .as("CPU time for %d characters of %s; half of them take %d ns", whole.length(), shape, halfShortest)
                .isLessThanOrEqualTo(limit);
    }

    /** For the whole text, in nanoseconds like the time for half of it. */
    private static long limit(long half) {
        return (long) (MAX_RATIO * Math.max(NEGLIGIBLE, half));
    }

    private static long cpuTime(String text, Consumer<String> work, LongSupplier cpuTime) {
        long start = cpuTime.getAsLong();
        work.accept(text);
        return cpuTime.getAsLong() - start;
    }
}
