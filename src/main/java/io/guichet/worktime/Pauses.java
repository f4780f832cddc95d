package io.guichet.worktime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stretches in which a clock stands still. They may come unsorted, overlap, or lie outside what is measured. */
public final class Pauses {

    /** One pause, half-open; {@code to} is not before {@code from}. */
    public record Pause(Instant from, Instant to) {}

    private static final Pauses NONE = new Pauses(List.of());

    private final List<Interval> merged;

    private Pauses(List<Interval> merged) {
        this.merged = merged;
    }

    public static Pauses none() {
        return NONE;
    }

    /** These pauses; one that ends before it begins is {@link InvalidWorktimeInput} on {@code pauses}. */
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

    /** What is left of the time from an instant on, up to another one. */
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

    /** Whether the clock stands still when that instant is reached. */
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
