package io.guichet.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run of a clock, walked through its rows of the ledger. */
final class SlowClock {

    private static final long LONGEST = Duration.ofDays(400).toMillis();

    /** A row of the ledger. */
    record Row(
            long id,
            long run,
            String target,
            String type,
            Instant effectiveAt,
            String kind,
            String unit,
            String amount,
            String hours,
            String zone,
            Instant due,
            Long trigger,
            Long revokes) {}

    private record Pause(Instant from, Instant to) {}

    private final List<Pause> pauses = new ArrayList<>();
    private Row promise;
    private Row override;
    private Instant pausedSince;
    private Instant stoppedAt;

    SlowClock(List<Row> rows) {
        var valid = rows.stream()
                .filter(row -> row.revokes() == null)
                .filter(row -> rows.stream().noneMatch(other -> other.revokes() != null && other.revokes() == row.id()))
                .toList();
        for (var row : valid) {
            promise = row.kind() == null ? promise : row;
            override = row.type().equals("OVERRIDDEN") ? row : override;
        }
        valid.stream()
                .sorted(Comparator.comparing(Row::effectiveAt)
                        .thenComparing(row -> row.trigger() == null ? Long.MAX_VALUE : row.trigger())
                        .thenComparing(Row::id))
                .forEach(this::apply);
    }

    private void apply(Row row) {
        switch (row.type()) {
            case "PAUSED" -> {
                pausedSince = pausedSince == null ? row.effectiveAt() : pausedSince;
                stoppedAt = null;
            }
            case "RESUMED" -> {
                endPause(row.effectiveAt());
                stoppedAt = null;
            }
            case "STOPPED" -> {
                endPause(row.effectiveAt());
                stoppedAt = row.effectiveAt();
            }
            default -> {}
        }
    }

    private void endPause(Instant at) {
        if (pausedSince != null) {
            pauses.add(new Pause(pausedSince, at));
        }
        pausedSince = null;
    }

    String target() {
        return promise.target();
    }

    String kind() {
        return promise.kind();
    }

    OpenHours hours() {
        return OpenHours.of(promise.hours(), promise.zone());
    }

    boolean hasHours() {
        return promise.hours() != null;
    }

    boolean hasPromise() {
        return override != null || promise.amount() != null;
    }

    String outcome(Instant now) {
        var end = stoppedAt != null ? stoppedAt : pausedSince != null ? pausedSince : now;
        if (end.isAfter(due())) {
            return "missed";
        }
        return stoppedAt == null ? "running" : "met";
    }

    private Instant due() {
        if (override == null) {
            return after(promise.effectiveAt(), Duration.parse(promise.amount()).toMillis());
        }
        return pauses.stream().noneMatch(pause -> pause.to().isAfter(override.effectiveAt()))
                ? override.due()
                : after(override.effectiveAt(), OpenHours.between(calendar(), override.effectiveAt(), override.due()));
    }

    private OpenHours calendar() {
        return "ELAPSED".equals(promise.unit()) ? OpenHours.ALWAYS : hours();
    }

    /** The first instant at which that many milliseconds have counted, by bisection. */
    private Instant after(Instant start, long millis) {
        long low = 0;
        long high = LONGEST;
        while (low < high) {
            var middle = (low + high) / 2;
            if (counted(start, start.plusMillis(middle)) >= millis) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return start.plusMillis(low);
    }

    private long counted(Instant from, Instant to) {
        var open = OpenHours.between(calendar(), from, to);
        for (var pause : pauses) {
            var start = pause.from().isAfter(from) ? pause.from() : from;
            var end = pause.to().isBefore(to) ? pause.to() : to;
            open -= OpenHours.between(calendar(), start, end);
        }
        return open;
    }
}
