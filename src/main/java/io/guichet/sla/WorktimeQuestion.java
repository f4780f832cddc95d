package io.guichet.sla;

import io.guichet.http.BadInput;
import io.guichet.worktime.Pauses;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Questions about working time as they are sent, and how their parts are read; what is wrong is named by its field. */
final class WorktimeQuestion {

    private static final int MOST = 1_000;

    private WorktimeQuestion() {}

    /** A stretch of instants as sent. */
    record Pause(String from, String to) {}

    /** What the amount of time counts. */
    enum Unit {
        BUSINESS_HOURS,
        BUSINESS_DAYS,
        ELAPSED
    }

    record Add(
            String hours,
            String zone,
            String holidays,
            List<String> holidayDates,
            String start,
            String duration,
            Unit unit,
            List<Pause> pauses) {

        boolean ignoresHours() {
            return unit == Unit.ELAPSED;
        }

        boolean countsDays() {
            return unit == Unit.BUSINESS_DAYS;
        }

        /** Working days, of {@code P3D}. */
        int days() {
            try {
                var period = Period.parse(required("duration", duration));
                if (period.equals(Period.ofDays(period.getDays()))) {
                    return period.getDays();
                }
            } catch (DateTimeParseException e) {
                throw new BadInput("duration", "counts working days and must be like P3D");
            }
            throw new BadInput("duration", "counts working days and must be like P3D");
        }

        /** Hours, of {@code PT30H}; only elapsed time may be written in days, which have 24 hours then. */
        Duration time() {
            var text = required("duration", duration);
            try {
                if (ignoresHours() || text.startsWith("PT")) {
                    return Duration.parse(text);
                }
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new BadInput("duration", "must be like PT30H");
            }
            throw new BadInput("duration", "counts business hours and must be like PT30H, without days");
        }
    }

    record Between(
            String hours,
            String zone,
            String holidays,
            List<String> holidayDates,
            String from,
            String to,
            List<Pause> pauses) {}

    static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(required(field, text)).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadInput(field, "must be an instant with an offset, like 2026-03-02T09:00:00Z");
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(required("zone", text));
        } catch (DateTimeException e) {
            throw new BadInput("zone", "'%s' is not a zone like Europe/Paris or an offset like +10:00".formatted(text));
        }
    }

    static Set<LocalDate> dates(List<String> texts) {
        var dates = new HashSet<LocalDate>();
        few("holidayDates", texts).forEach(text -> {
            try {
                dates.add(LocalDate.parse(String.valueOf(text)));
            } catch (DateTimeParseException e) {
                throw new BadInput("holidayDates", "'%s' is not a date like 2026-12-24".formatted(text));
            }
        });
        return dates;
    }

    static Pauses pauses(List<Pause> sent) {
        var pauses = new ArrayList<Pauses.Pause>();
        for (var pause : few("pauses", sent)) {
            var field = "pauses[%d]".formatted(pauses.size());
            if (pause == null) {
                throw new BadInput(field, "must be {from, to}");
            }
            pauses.add(new Pauses.Pause(instant(field + ".from", pause.from()), instant(field + ".to", pause.to())));
        }
        return Pauses.of(pauses);
    }

    private static <T> List<T> few(String field, List<T> list) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > MOST) {
            throw new BadInput(field, "may have at most %d entries".formatted(MOST));
        }
        return list;
    }

    private static String required(String field, String text) {
        if (text == null || text.isBlank()) {
            throw new BadInput(field, "must not be empty");
        }
        return text.strip();
    }
}
