package io.guichet.insight.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The activities of a diagram in all of its versions, numbered from 0. */
final class ActivitySlots {

    static final int NONE = -1;

    private final int[] slots;
    private final boolean[] admitted;
    private final List<VisitKey> activities = new ArrayList<>();

    ActivitySlots(VisitQuery query, List<VisitKey> keys) {
        slots = new int[keys.size()];
        admitted = new boolean[keys.size()];
        var known = new HashMap<String, Integer>();
        for (int number = 0; number < slots.length; number++) {
            var key = keys.get(number);
            slots[number] = NONE;
            if (key.process().equals(query.process())) {
                slots[number] = known.computeIfAbsent(key.activity(), activity -> {
                    activities.add(key);
                    return activities.size() - 1;
                });
                admitted[number] = query.admits(key);
            }
        }
    }

    /** Number of the activity of a key; {@link #NONE} for another diagram's. */
    int of(int key) {
        return slots[key];
    }

    /** Whether its version counts. */
    boolean admits(int key) {
        return admitted[key];
    }

    /** By number. */
    List<String> names() {
        return activities.stream().map(VisitKey::activity).toList();
    }

    List<VisitKey> activities() {
        return activities;
    }
}
