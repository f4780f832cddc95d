package io.guichet.worktime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pauses of a clock. They may be unsorted, overlap, or lie outside the measured period. */
public final class Pauses {

    /** A half-open pause; {@code to} is not before {@code from}. */
    public record Pause(Instant from, Instant to) {}

    private static final Pauses NONE = new Pauses(List.of());

    private final List<Interval> merged;

    private Pauses(List<Interval> merged) {
        this.merged = merged;
    }

    public static Pauses none() {
        return NONE;
    }

    /** Throws {@link InvalidWorktimeInput} on {@code pauses} if one ends before it starts. */
    public static Pauses of(List<Pause> pauses) {
        var intervals = new ArrayList<Interval>();
        for (var pause : pauses) {
            var interval = new Interval(Instants.nanos("pauses", pause.from()), Instants.nanos("pauses", pause.to()));
            if (interval.to() < interval.from()) {
                throw new InvalidWorktimeInput("pauses", "a pause ends before it begins: %s".formatted(pause.from()));
            }
            intervals.add(interval);
        }
        return new Pauses(Interval.merged(intervals));
    }

    /** The intervals between two instants that are not paused. */
    List<Interval> unpaused(long from, long to) {
        var unpaused = new ArrayList<Interval>();
        long start = from;
        for (var pause : merged) {
            if (pause.to() <= start) {
                continue;
            }
            if (pause.from() >= to) {
                break;
            }
            if (pause.from() > start) {
                unpaused.add(new Interval(start, pause.from()));
            }
            start = pause.to();
        }
        if (start < to) {
            unpaused.add(new Interval(start, to));
        }
        return unpaused;
    }

    /** Whether the clock is paused when that instant is reached. */
    boolean covers(long instant) {
        return merged.stream().anyMatch(pause -> pause.from() < instant && instant <= pause.to());
    }

    List<Interval> within(Interval range) {
        return merged.stream()
                .map(pause -> new Interval(Math.max(pause.from(), range.from()), Math.min(pause.to(), range.to())))
                .filter(pause -> pause.from() < pause.to())
                .toList();
    }
}
