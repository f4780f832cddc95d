package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import io.guichet.web.Cursor;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Which entries of the audit are wanted.
 *
 * @param type null for all
 * @param user who acted or is concerned; null for all
 * @param from inclusive
 * @param to exclusive
 * @param before id of the last entry of the page before; above all ids for the first page
 */
record AuditFilter(AuditType type, String user, Instant from, Instant to, long before) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-12-31T00:00:00Z");

    /** From the parameters of a request, null where they are missing. Throws {@link BadInput}. */
    static AuditFilter of(String type, String user, String from, String to, String after) {
        return new AuditFilter(
                type == null ? null : type(type),
                user,
                instant("from", from, EARLIEST),
                instant("to", to, LATEST),
                before(after));
    }

    private static AuditType type(String name) {
        try {
            return AuditType.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BadInput("type", "must be one of " + java.util.Arrays.toString(AuditType.values()));
        }
    }

    private static Instant instant(String field, String text, Instant missing) {
        return text == null ? missing : InputTime.dateOrInstant(field, text, ZoneOffset.UTC);
    }

    private static long before(String after) {
        var cursor = Cursor.decode(after);
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor.value());
        } catch (NumberFormatException e) {
            throw new BadInput("after", "is not a cursor of this list");
        }
    }
}
