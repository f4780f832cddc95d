package io.guichet.insight.question;

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

/** Clusters equal those of a naive implementation that compares all pairs of members before each step. */
class AverageLinkagePropertiesTest {

    private static final double THRESHOLD = 0.4;

    @Property
    void mergesTheMostSimilarGroupsUpToTheThreshold(@ForAll("similarityMatrices") double[][] similarities) {
        var matrix = new float[similarities.length][similarities.length];
        for (int one = 0; one < similarities.length; one++) {
            for (int other = 0; other < one; other++) {
                matrix[one][other] = (float) similarities[one][other];
                matrix[other][one] = matrix[one][other];
            }
        }

        assertThat(AverageLinkage.cluster(matrix, THRESHOLD))
                .containsExactlyInAnyOrderElementsOf(bruteForce(similarities));
    }

    private static List<List<Integer>> bruteForce(double[][] similarities) {
        var groups = new ArrayList<List<Integer>>();
        IntStream.range(0, similarities.length).forEach(item -> groups.add(List.of(item)));
        while (true) {
            List<Integer> first = null;
            List<Integer> second = null;
            double highest = 0;
            for (var one : groups) {
                for (var other : groups) {
                    if (one.get(0) < other.get(0) && average(one, other, similarities) > highest) {
                        highest = average(one, other, similarities);
                        first = one;
                        second = other;
                    }
                }
            }
            if (highest < THRESHOLD) {
                return groups;
            }
            var merged = new ArrayList<>(first);
            merged.addAll(second);
            merged.sort(Comparator.naturalOrder());
            groups.removeAll(List.of(first, second));
            groups.add(merged);
            groups.sort(Comparator.comparing(group -> group.get(0)));
        }
    }

    private static double average(List<Integer> one, List<Integer> other, double[][] similarities) {
        float sum = 0;
        for (int mine : one) {
            for (int theirs : other) {
                sum += (float) similarities[Math.max(mine, theirs)][Math.min(mine, theirs)];
            }
        }
        return sum / (one.size() * other.size());
    }

    /** In eighths, whose sums are exact. */
    @Provide
    Arbitrary<double[][]> similarityMatrices() {
        return Arbitraries.integers().between(0, 14).flatMap(size -> Arbitraries.integers()
                .between(0, 8)
                .map(eighths -> eighths / 8.0)
                .array(double[].class)
                .ofSize(size)
                .array(double[][].class)
                .ofSize(size));
    }
}
