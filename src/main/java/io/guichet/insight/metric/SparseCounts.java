package io.guichet.insight.metric;

import java.util.Arrays;

/** Counts of which most are zero, without these. */
public record SparseCounts(int[] places, int[] counts) {

    static SparseCounts of(int[] all) {
        var places = new int[all.length];
        var counts = new int[all.length];
        var size = 0;
        for (int place = 0; place < all.length; place++) {
            if (all[place] != 0) {
                places[size] = place;
                counts[size++] = all[place];
            }
        }
        return new SparseCounts(Arrays.copyOf(places, size), Arrays.copyOf(counts, size));
    }

    void addTo(int[] all) {
        for (int at = 0; at < places.length; at++) {
            all[places[at]] += counts[at];
        }
    }
}
