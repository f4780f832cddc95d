package io.guichet.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.table.Lapse;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles of values that stand in several parts. */
class LapseSeriesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 30_000, 50_000})
    void findsTheSamePercentilesAsASortedList(int size) {
        var random = new Random(size);
        var lapses = IntStream.range(0, size)
                .mapToObj(at -> new Lapse(random.nextInt(1 << 1 + random.nextInt(30)), random.nextInt(10)))
                .toList();
        var sum = new LapseSeries();
        for (int part = 0; part < 3; part++) {
            var series = new LapseSeries();
            for (int at = part; at < size; at += 3) {
                series.add(0, lapses.get(at));
            }
            sum.add(series);
        }
        ToIntFunction<Integer> elapsed = percent -> percentile(lapses.stream().mapToInt(Lapse::elapsed), size, percent);
        ToIntFunction<Integer> working = percent -> percentile(lapses.stream().mapToInt(Lapse::working), size, percent);

        assertThat(sum.percentiles())
                .isEqualTo(new LapsePercentiles(
                        size,
                        new Percentiles(elapsed.applyAsInt(50), elapsed.applyAsInt(90)),
                        new Percentiles(working.applyAsInt(50), working.applyAsInt(90))));
        assertThat(sum.elapsedMedian()).isEqualTo(elapsed.applyAsInt(50));
    }

    /** By nearest rank. */
    private static int percentile(IntStream values, int size, int percent) {
        return values.sorted().toArray()[(int) ((size * (long) percent + 99) / 100) - 1];
    }
}
