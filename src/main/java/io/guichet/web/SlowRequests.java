package io.guichet.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * Requests whose bodies arrive slowly. If there are too many, of one address or in total, the one that has progressed least
 * is cancelled, so that a newcomer is never refused.
 */
final class SlowRequests {

    private final int max;
    private final int maxPerAddress;
    private final Set<TimedInputBuffer> bodies = new HashSet<>();

    SlowRequests(int max, int maxPerAddress) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
    }

    synchronized void add(TimedInputBuffer body) {
        if (bodies.add(body)) {
            var neighbours = bodies.stream()
                    .filter(other -> other.address().equals(body.address()))
                    .toList();
            cancelSlowest(neighbours, maxPerAddress);
            cancelSlowest(bodies, max);
        }
    }

    synchronized void remove(TimedInputBuffer body) {
        bodies.remove(body);
    }

    synchronized int count() {
        return bodies.size();
    }

    private void cancelSlowest(Collection<TimedInputBuffer> candidates, int limit) {
        if (candidates.size() > limit) {
            candidates.stream()
                    .min(Comparator.comparingDouble(TimedInputBuffer::bytesPerSecond)
                            .thenComparing(Comparator.comparingLong(TimedInputBuffer::nanosSinceStart)
                                    .reversed()))
                    .ifPresent(slowest -> {
                        slowest.cancel();
                        bodies.remove(slowest);
                    });
        }
    }
}
