package io.guichet.insight.question;

import java.util.ArrayList;
import java.util.List;

/**
 * Agglomerative clustering by average linkage: merges the two most similar clusters until none reaches the threshold.
 * Among equally similar pairs the first one wins.
 */
final class AverageLinkage {

    private static final int NONE = -1;

    /** Sum of the similarities between the members of two clusters; a cluster has the index of its first item. */
    private final float[][] sums;

    /** Members by cluster; empty after a cluster was merged into another. */
    private final List<List<Integer>> groups = new ArrayList<>();

    /** By cluster, the most similar one with a higher index. */
    private final int[] nearest;

    private AverageLinkage(float[][] similarities) {
        sums = similarities;
        nearest = new int[similarities.length];
        for (int item = 0; item < similarities.length; item++) {
            groups.add(new ArrayList<>(List.of(item)));
        }
    }

    /**
     * Returns the clusters, each with its items in ascending order; each item is in exactly one.
     *
     * @param similarities symmetric matrix; is overwritten
     * @param threshold minimum average similarity of two clusters to be merged
     */
    static List<List<Integer>> cluster(float[][] similarities, double threshold) {
        return new AverageLinkage(similarities).cluster(threshold);
    }

    private List<List<Integer>> cluster(double threshold) {
        for (int group = 0; group < nearest.length; group++) {
            nearest[group] = nearest(group);
        }
        for (int closest = closestGroup();
                closest != NONE && average(closest, nearest[closest]) >= threshold;
                closest = closestGroup()) {
            merge(closest, nearest[closest]);
        }
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    /** Merging brings no cluster nearer: the new average is at most the larger of the two old ones. */
    private void merge(int one, int other) {
        groups.get(one).addAll(groups.get(other));
        groups.get(one).sort(null);
        groups.get(other).clear();
        for (int third = 0; third < sums.length; third++) {
            sums[one][third] += sums[other][third];
            sums[third][one] = sums[one][third];
        }
        for (int group = 0; group < other; group++) {
            if (group == one || nearest[group] == one || nearest[group] == other) {
                nearest[group] = nearest(group);
            }
        }
    }

    private int closestGroup() {
        int closest = NONE;
        for (int group = 0; group < nearest.length; group++) {
            if (nearest[group] != NONE
                    && !groups.get(group).isEmpty()
                    && (closest == NONE || average(group, nearest[group]) > average(closest, nearest[closest]))) {
                closest = group;
            }
        }
        return closest;
    }

    private int nearest(int group) {
        int nearest = NONE;
        for (int other = group + 1; other < sums.length; other++) {
            if (!groups.get(other).isEmpty() && (nearest == NONE || average(group, other) > average(group, nearest))) {
                nearest = other;
            }
        }
        return nearest;
    }

    private float average(int one, int other) {
        return sums[one][other] / (groups.get(one).size() * groups.get(other).size());
    }
}
