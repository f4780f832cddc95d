package io.guichet.text;

import io.guichet.problem.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Instants and dates in texts from outside: ISO 8601, the years 1970 to 2200. */
public final class InputTime {

    public static final int FIRST_YEAR = 1970;
    public static final int LAST_YEAR = 2200;

    /** A longer text is no instant, whatever it begins with. */
    private static final int MAX_LENGTH = 40;

    private static final String YEARS = ", in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR);
    private static final String INSTANT = "must be an instant with an offset, like 2026-03-02T09:00:00Z";

    /** Strict: no 24:00, no 30 February. */
    private static final DateTimeFormatter OFFSET_DATE_TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

    private InputTime() {}

    /** The instant of a field; throws {@link BadInput} that names the field. */
    public static Instant instant(String field, String text) {
        return parseInstant(text).orElseThrow(() -> new BadInput(field, INSTANT + YEARS));
    }

    /** The same for an instant or a date, which is the first instant of its day in the zone. */
    public static Instant dateOrInstant(String field, String text, ZoneId zone) {
        return date(text)
                .map(date -> date.atStartOfDay(zone).toInstant())
                .or(() -> parseInstant(text))
                .orElseThrow(() -> new BadInput(field, INSTANT + ", or a date like 2026-03-02" + YEARS));
    }

    /** A date; empty for anything else. */
    public static Optional<LocalDate> date(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, DATE)).filter(date -> isInRange(date.getYear()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the desk computes with instants of that year. */
    public static boolean isInRange(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static Optional<Instant> parseInstant(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text, OFFSET_DATE_TIME))
                    .filter(dateTime -> isInRange(dateTime.getYear()))
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
