package io.guichet.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Finds the items of a list that have another place among those that both versions have. */
final class MovedItems {

    private MovedItems() {}

    /** Positions count from 1, without the items that were added or removed. */
    record MovedItem(String id, int from, int to) {}

    /** As few as explain the new order: all but the longest part that kept its order. */
    static List<MovedItem> among(List<String> before, List<String> after) {
        var common = new HashSet<>(before);
        common.retainAll(after);
        var old = before.stream().filter(common::contains).toList();
        var now = after.stream().filter(common::contains).toList();
        if (old.equals(now)) {
            return List.of();
        }
        var stayed = longestIncreasing(now.stream().map(old::indexOf).toList());
        var moved = new ArrayList<MovedItem>();
        for (int to = 0; to < now.size(); to++) {
            var from = old.indexOf(now.get(to));
            if (!stayed.contains(from)) {
                moved.add(new MovedItem(now.get(to), from + 1, to + 1));
            }
        }
        return moved;
    }

    private static HashSet<Integer> longestIncreasing(List<Integer> numbers) {
        var length = new int[numbers.size()];
        var previous = new int[numbers.size()];
        int best = -1;
        for (int at = 0; at < numbers.size(); at++) {
            length[at] = 1;
            previous[at] = -1;
            for (int earlier = 0; earlier < at; earlier++) {
                if (numbers.get(earlier) < numbers.get(at) && length[earlier] + 1 > length[at]) {
                    length[at] = length[earlier] + 1;
                    previous[at] = earlier;
                }
            }
            if (best < 0 || length[at] > length[best]) {
                best = at;
            }
        }
        var kept = new HashSet<Integer>();
        for (int at = best; at >= 0; at = previous[at]) {
            kept.add(numbers.get(at));
        }
        return kept;
    }
}
