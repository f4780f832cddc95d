package io.guichet.sla;

import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import io.guichet.worktime.Pauses;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Request bodies of the working-time API and their validation. */
final class WorktimeRequests {

    private static final int MAX_ENTRIES = 1_000;

    /** More than 27 years; computed in less than a second. */
    private static final Duration MAX_DURATION = Duration.ofDays(10_000);

    private WorktimeRequests() {}

    /** A pause as sent. */
    record PauseRequest(String from, String to) {}

    /** Unit of the amount. */
    enum WorktimeUnit {
        BUSINESS_HOURS,
        BUSINESS_DAYS,
        ELAPSED
    }

    record WorktimeAddRequest(
            String hours,
            String zone,
            String holidays,
            List<String> holidayDates,
            String start,
            String duration,
            WorktimeUnit unit,
            List<PauseRequest> pauses) {

        boolean ignoresHours() {
            return unit == WorktimeUnit.ELAPSED;
        }

        boolean countsDays() {
            return unit == WorktimeUnit.BUSINESS_DAYS;
        }

        /** Number of working days of {@code P3D}. */
        int parsedDays() {
            try {
                var period = Period.parse(required("duration", duration));
                if (period.equals(Period.ofDays(period.getDays()))) {
                    return (int) limited(Duration.ofDays(period.getDays())).toDays();
                }
            } catch (DateTimeParseException e) {
                throw new BadInput("duration", "must be a number of working days, like P3D");
            }
            throw new BadInput("duration", "must be a number of working days, like P3D");
        }

        private static Duration limited(Duration duration) {
            if (duration.isNegative() || duration.compareTo(MAX_DURATION) > 0) {
                throw new BadInput("duration", "must be at most %d days".formatted(MAX_DURATION.toDays()));
            }
            return duration;
        }

        /** Hours of {@code PT30H}; only elapsed time may be given in days of 24 hours. */
        Duration parsedDuration() {
            var text = required("duration", duration);
            try {
                if (ignoresHours() || text.startsWith("PT")) {
                    return limited(Duration.parse(text));
                }
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new BadInput("duration", "must be a duration like PT30H");
            }
            throw new BadInput("duration", "must be business hours like PT30H, without days");
        }
    }

    record WorktimeBetweenRequest(
            String hours,
            String zone,
            String holidays,
            List<String> holidayDates,
            String from,
            String to,
            List<PauseRequest> pauses) {}

    static Instant instant(String field, String text) {
        return InputTime.instant(field, required(field, text));
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
        limited("holidayDates", texts).forEach(text -> {
            dates.add(InputTime.date(text)
                    .orElseThrow(
                            () -> new BadInput("holidayDates", "'%s' is not a date like 2026-12-24".formatted(text))));
        });
        return dates;
    }

    static Pauses pauses(List<PauseRequest> sent) {
        var pauses = new ArrayList<Pauses.Pause>();
        for (var pause : limited("pauses", sent)) {
            var field = "pauses[%d]".formatted(pauses.size());
            if (pause == null) {
                throw new BadInput(field, "must be {from, to}");
            }
            pauses.add(new Pauses.Pause(instant(field + ".from", pause.from()), instant(field + ".to", pause.to())));
        }
        return Pauses.of(pauses);
    }

    private static <T> List<T> limited(String field, List<T> list) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > MAX_ENTRIES) {
            throw new BadInput(field, "may have at most %d entries".formatted(MAX_ENTRIES));
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
