package io.guichet.twin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

    /** The runs of all clocks of a ticket; those that were taken back are left out. */
    static List<SlowClock> of(Connection connection, String number) throws SQLException {
        var rows = SlowRows.read(
                connection,
                "select * from ledger_entry where number = ? order by id",
                number,
                row -> new Row(
                        row.getLong("id"),
                        row.getObject("run_id") == null ? row.getLong("id") : row.getLong("run_id"),
                        row.getString("target"),
                        row.getString("type"),
                        SlowRows.instant(row, "effective_at"),
                        row.getString("kind"),
                        row.getString("unit"),
                        row.getString("amount"),
                        row.getString("hours"),
                        row.getString("zone"),
                        SlowRows.instant(row, "due"),
                        row.getObject("trigger_id") == null ? null : row.getLong("trigger_id"),
                        row.getObject("revokes") == null ? null : row.getLong("revokes")));
        var runs = new LinkedHashMap<Long, List<Row>>();
        rows.forEach(
                row -> runs.computeIfAbsent(row.run(), run -> new ArrayList<>()).add(row));
        rows.stream().filter(row -> row.revokes() != null).forEach(row -> runs.remove(row.revokes()));
        return runs.values().stream().map(SlowClock::new).toList();
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
        if (pausedSince != null && pausedSince.isBefore(at)) {
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

    /** The instant at which the promise ran out, or will if nothing happens; null if the clock stands still before. */
    Instant breach() {
        var end = stoppedAt != null ? stoppedAt : pausedSince;
        return end == null || end.isAfter(due()) ? due() : null;
    }

    /** Ten-thousandths of the promise that were used up between two instants, cut off. */
    long burnt(Instant from, Instant to) {
        var start = promise.effectiveAt();
        var whole = counted(start, due());
        var end = stoppedAt != null ? stoppedAt : pausedSince;
        var first = from.isBefore(start) ? start : from;
        var last = end != null && end.isBefore(to) ? end : to;
        return whole == 0 || !first.isBefore(last) ? 0 : counted(first, last) * 10_000 / whole;
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
