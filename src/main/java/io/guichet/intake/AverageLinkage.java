package io.guichet.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts things into groups (agglomerative clustering by average linkage): again and again the two groups whose members are
 * most alike on average become one. Of pairs as much alike the one that was there first. Takes four bytes for each pair.
 */
final class AverageLinkage {

    private static final int NONE = -1;

    /** How much the members of two groups are alike, in all. A group has the place of its first thing. */
    private final float[][] sums;

    /** None where a group has become part of another. */
    private final List<List<Integer>> groups = new ArrayList<>();

    /** By group, the one after it that is most alike. */
    private final int[] nearest;

    /** @param size how many things there are, which are counted from 0 */
    AverageLinkage(int size) {
        sums = new float[size][size];
        nearest = new int[size];
        for (int thing = 0; thing < size; thing++) {
            groups.add(new ArrayList<>(List.of(thing)));
        }
    }

    /** Things of which nothing is said are not alike. */
    void alike(int one, int other, double likeness) {
        sums[one][other] = (float) likeness;
        sums[other][one] = (float) likeness;
    }

    /** The groups when no two are so much alike any more, each in the order of its things; each thing in one. */
    List<List<Integer>> together(double enough) {
        for (int group = 0; group < nearest.length; group++) {
            nearest[group] = nearest(group);
        }
        for (int next = next(); next != NONE && average(next, nearest[next]) >= enough; next = next()) {
            join(next, nearest[next]);
        }
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    private void join(int one, int other) {
        groups.get(one).addAll(groups.get(other));
        groups.get(one).sort(null);
        groups.get(other).clear();
        for (int third = 0; third < sums.length; third++) {
            sums[one][third] += sums[other][third];
            sums[third][one] = sums[one][third];
        }
        nearest[one] = nearest(one);
        for (int third = 0; third < other; third++) {
            if (third == one || groups.get(third).isEmpty()) {
                continue;
            }
            if (nearest[third] == one || nearest[third] == other) {
                nearest[third] = nearest(third);
            } else if (third < one && isNearer(third, one, nearest[third])) {
                nearest[third] = one;
            }
        }
    }

    private int next() {
        int next = NONE;
        for (int group = 0; group < nearest.length; group++) {
            if (nearest[group] != NONE
                    && !groups.get(group).isEmpty()
                    && (next == NONE || average(group, nearest[group]) > average(next, nearest[next]))) {
                next = group;
            }
        }
        return next;
    }

    private int nearest(int group) {
        int nearest = NONE;
        for (int other = group + 1; other < sums.length; other++) {
            if (!groups.get(other).isEmpty() && isNearer(group, other, nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private boolean isNearer(int group, int other, int than) {
        return than == NONE || average(group, other) > average(group, than);
    }

    private float average(int one, int other) {
        return sums[one][other] / (groups.get(one).size() * groups.get(other).size());
    }
}
