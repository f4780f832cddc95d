package io.guichet.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Measures additions of a month of office hours per second on one core: {@code mvn -Pspeed}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(1)
public class WorkCalendarBenchmark {

    private static final Duration MONTH = Duration.ofHours(22 * 8);

    private WorkCalendar office;
    private Pauses pauses;
    private Instant start;

    @Setup
    public void office() {
        office = WorkCalendar.of(
                OpeningHours.of("Mo-Fr 08:30-12:00,13:00-17:30; Sa 09:00-12:00; PH off"),
                ZoneId.of("Europe/Brussels"),
                Holidays.of("BE", List.of()));
        pauses = Pauses.of(List.of(new Pauses.Pause(
                Instant.parse("2026-03-10T10:00:00Z"), Instant.parse("2026-03-12T15:00:00Z"))));
        start = Instant.parse("2026-03-02T09:00:00Z");
    }

    @Benchmark
    public Instant addsAMonth() {
        start = start.plusSeconds(61);
        if (start.getEpochSecond() > 1_790_000_000L) {
            start = Instant.parse("2026-03-02T09:00:00Z");
        }
        return office.add(start, MONTH);
    }

    @Benchmark
    public Instant addsAMonthWithAPause() {
        return office.add(start, MONTH, pauses);
    }

    @Benchmark
    public Duration measuresAMonth() {
        return office.between(start, start.plus(Duration.ofDays(30)));
    }
}
