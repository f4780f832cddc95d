package io.guichet.check;

import io.guichet.policy.WrittenTable.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something in a table that somebody should look at.
 *
 * @param rows the rows that it is about; where one is hidden by others, that one first
 * @param details what its message tells, in the order of the message's places
 */
public record Finding(Kind kind, String table, List<Row> rows, List<?> details) {

    public Finding {
        rows = List.copyOf(rows);
        details = List.copyOf(details);
    }

    static Finding of(Kind kind, String table, List<Row> rows, Object... details) {
        return new Finding(kind, table, rows, List.of(details));
    }

    /** An error makes the desk fail or break a promise; a warning is for somebody to judge. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** What was found. */
    public enum Kind {
        TABLE_MISSING(Severity.ERROR),
        UNREADABLE(Severity.ERROR),
        GAP(Severity.ERROR),
        OVERLAP(Severity.ERROR),
        SAID_TWICE(Severity.WARNING),
        NEVER_MATCHES(Severity.ERROR),
        ALWAYS_HIDDEN(Severity.WARNING),
        OVERRULED(Severity.WARNING),
        CHANNEL_WITHOUT_TARGET(Severity.WARNING),
        TARGET_WITHOUT_CHANNEL(Severity.WARNING),
        HOURS_UNREADABLE(Severity.ERROR),
        HOURS_NEVER_OPEN(Severity.ERROR),
        HOURS_MISSING(Severity.ERROR),
        HOLIDAYS_MISSING(Severity.ERROR),
        HOLIDAYS_UNKNOWN(Severity.WARNING),
        WAIT_WITHOUT_END(Severity.ERROR),
        CLOCK_NEVER_RESUMED(Severity.ERROR),
        CLOCK_NEVER_STARTED(Severity.ERROR),
        CLOCK_NEVER_STOPPED(Severity.ERROR),
        CLOCK_STOPPED_OTHERWISE(Severity.ERROR);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }
    }

    /** The facts that it was found with; of several cases those of the first. */
    Map<String, Object> values() {
        var values = new TreeMap<String, Object>();
        for (var detail : details) {
            if (detail instanceof Word word) {
                values.put(word.fact(), word.word());
            } else if (detail instanceof Examples examples && !examples.facts().isEmpty()) {
                values.putAll(examples.facts().get(0));
            }
        }
        return values;
    }

    public Severity severity() {
        return kind.severity;
    }
}
