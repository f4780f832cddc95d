package io.guichet.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact percentiles from two readings. */
class LapseHistogramTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 1_000, 20_000})
    void findsTheSamePercentilesAsASortedList(int size) {
        var random = new Random(size);
        var values = IntStream.range(0, size)
                .map(at -> random.nextInt(1 << 1 + random.nextInt(30)))
                .toArray();
        var sorted = IntStream.of(values).sorted().toArray();
        var halves = List.of(new LapseHistogram(), new LapseHistogram());
        for (int at = 0; at < size; at++) {
            halves.get(at % 2).add(values[at]);
        }
        halves.get(0).add(halves.get(1).packed());

        for (var percent : List.of(50, 90)) {
            var percentile = halves.get(0).percentile(percent);
            var other = percentile.empty();
            for (int at = 0; at < size; at++) {
                (at % 2 == 0 ? percentile : other).add(values[at]);
            }
            percentile.add(other.packed());

            assertThat(percentile.value()).isEqualTo(sorted[(int) ((size * (long) percent + 99) / 100) - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 511, 512, 513, 65_535, 65_536, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
    void keepsEveryValue(int value) {
        var histogram = new LapseHistogram();
        histogram.add(value);
        var percentile = histogram.percentile(90);
        percentile.add(value);

        assertThat(percentile.value()).isEqualTo(value);
    }
}
