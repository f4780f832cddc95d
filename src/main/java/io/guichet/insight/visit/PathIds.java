package io.guichet.insight.visit;

import io.guichet.insight.table.VisitTypes;
import io.guichet.insight.visit.VisitRows.TicketVisits;
import io.guichet.problem.BadInput;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of paths: a 64-bit hash of the ids of their steps, the same in every process and at every time, so that an address can
 * name a path of any length.
 */
final class PathIds {

    /** Of a ticket that has entered no step. */
    static final long NO_STEP = 0;

    private static final int DIGITS = 16;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private final List<VisitKey> keys;
    private final long[] steps;

    PathIds(VisitQuery query, List<VisitKey> keys) {
        this.keys = keys;
        this.steps = keys.stream()
                .mapToLong(key -> query.admits(key) && VisitTypes.isStep(key.type()) ? hash(key.activity()) : NO_STEP)
                .toArray();
    }

    /** Number of the path of a ticket; {@link #NO_STEP} without a step. */
    long of(VisitTrace.VisitCursor visit) {
        var path = NO_STEP;
        while (visit.next()) {
            var step = steps[visit.key()];
            if (step != NO_STEP) {
                path = (Long.rotateLeft(path, 7) ^ step) * GOLDEN_RATIO;
            }
        }
        return path;
    }

    /** The steps of the ticket with that index in the order in which they were entered. */
    List<String> steps(TicketVisits visits, int ticket) {
        var found = new ArrayList<String>();
        var visit = visits.cursor();
        visit.open(visits.addresses()[ticket]);
        while (visit.next()) {
            if (steps[visit.key()] != NO_STEP) {
                found.add(keys.get(visit.key()).activity());
            }
        }
        return found;
    }

    /** FNV-1a. */
    private static long hash(String activity) {
        var hash = FNV_OFFSET;
        for (int at = 0; at < activity.length(); at++) {
            hash = (hash ^ activity.charAt(at)) * FNV_PRIME;
        }
        return hash;
    }

    static String text(long path) {
        return HexFormat.of().toHexDigits(path);
    }

    /** Throws {@link BadInput} for a text that is none. */
    static Optional<Long> parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new BadInput("path", "must have 16 hexadecimal digits");
        }
        return Optional.of(HexFormat.fromHexDigitsToLong(text)).filter(path -> path != NO_STEP);
    }
}
