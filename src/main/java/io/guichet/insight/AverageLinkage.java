package io.guichet.insight;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts things into groups (agglomerative clustering by average linkage): again and again the two groups whose members are
 * most alike on average become one. Of pairs as much alike the one that was there first.
 */
final class AverageLinkage {

    private static final int NONE = -1;

    /** How much the members of two groups are alike, in all. A group has the place of its first thing. */
    private final float[][] sums;

    /** Empty where a group has become part of another. */
    private final List<List<Integer>> groups = new ArrayList<>();

    /** By group, the one after it that is most alike. */
    private final int[] nearest;

    private AverageLinkage(float[][] similarities) {
        sums = similarities;
        nearest = new int[similarities.length];
        for (int item = 0; item < similarities.length; item++) {
            groups.add(new ArrayList<>(List.of(item)));
        }
    }

    /**
     * The groups when no two are so much alike any more, each in the order of its things; each thing in one.
     *
     * @param alike by thing, how much it is like each other one, which is as much like it; is overwritten
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

    /** Nothing comes nearer by it: the average is at most the larger of the two that there were. */
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
