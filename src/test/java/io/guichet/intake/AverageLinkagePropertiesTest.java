package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Groups are those that one finds by looking at all pairs of members again before each step. */
class AverageLinkagePropertiesTest {

    private static final double ENOUGH = 0.4;

    @Property(tries = 500)
    void joinsTheMostAlikeOnAverageAsLongAsTheyAreEnough(@ForAll("likenesses") double[][] alike) {
        var matrix = new float[alike.length][alike.length];
        for (int one = 0; one < alike.length; one++) {
            for (int other = 0; other < one; other++) {
                matrix[one][other] = (float) alike[one][other];
                matrix[other][one] = matrix[one][other];
            }
        }

        assertThat(AverageLinkage.together(matrix, ENOUGH)).containsExactlyInAnyOrderElementsOf(slowly(alike));
    }

    private static List<List<Integer>> slowly(double[][] alike) {
        var groups = new ArrayList<List<Integer>>();
        IntStream.range(0, alike.length).forEach(thing -> groups.add(List.of(thing)));
        while (true) {
            List<Integer> first = null;
            List<Integer> second = null;
            double most = 0;
            for (var one : groups) {
                for (var other : groups) {
                    if (one.get(0) < other.get(0) && average(one, other, alike) > most) {
                        most = average(one, other, alike);
                        first = one;
                        second = other;
                    }
                }
            }
            if (most < ENOUGH) {
                return groups;
            }
            var joined = new ArrayList<>(first);
            joined.addAll(second);
            joined.sort(Comparator.naturalOrder());
            groups.removeAll(List.of(first, second));
            groups.add(joined);
            groups.sort(Comparator.comparing(group -> group.get(0)));
        }
    }

    private static double average(List<Integer> one, List<Integer> other, double[][] alike) {
        float sum = 0;
        for (int mine : one) {
            for (int theirs : other) {
                sum += (float) alike[Math.max(mine, theirs)][Math.min(mine, theirs)];
            }
        }
        return sum / (one.size() * other.size());
    }

    /** In eighths, of which sums are exact. */
    @Provide
    Arbitrary<double[][]> likenesses() {
        return Arbitraries.integers().between(0, 14).flatMap(size -> Arbitraries.integers()
                .between(0, 8)
                .map(eighths -> eighths / 8.0)
                .array(double[].class)
                .ofSize(size)
                .array(double[][].class)
                .ofSize(size));
    }
}
