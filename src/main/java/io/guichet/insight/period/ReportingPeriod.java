package io.guichet.insight.period;

import io.guichet.text.InputTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reporting period of whole days in the brand's zone: the last days, or a first and a last day, both included.
 *
 * @param days number of days up to today, today included; null if first and last day are given
 * @param from raw parameter
 * @param to raw parameter
 * @param invalidFields invalid parameters, which are replaced by the default period
 */
public record ReportingPeriod(
        Integer days,
        String from,
        String to,
        LocalDate first,
        LocalDate last,
        ZoneId zone,
        List<String> invalidFields) {

    /** Numbers of days that the page offers. */
    public static final List<Integer> CHOICES = List.of(7, 30, 90);

    static final String DAYS = "days";
    static final String FROM = "from";
    static final String TO = "to";

    private static final int DEFAULT_DAYS = 30;

    static ReportingPeriod of(Map<String, String> parameters, ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var from = parameters.getOrDefault(FROM, "").strip();
        var to = parameters.getOrDefault(TO, "").strip();
        var days = CHOICES.stream()
                .filter(choice -> choice.toString().equals(parameters.get(DAYS)))
                .findFirst();
        if (days.isPresent() || from.isEmpty() && to.isEmpty()) {
            return lastDays(days.orElse(DEFAULT_DAYS), today, zone);
        }
        var invalidFields = new ArrayList<String>();
        var last = to.isEmpty() ? Optional.of(today) : InputTime.date(to);
        var first = from.isEmpty() ? last.map(day -> day.minusDays(DEFAULT_DAYS - 1)) : InputTime.date(from);
        if (first.isEmpty() && !from.isEmpty()) {
            invalidFields.add(FROM);
        }
        if (last.isEmpty() || first.isPresent() && last.get().isBefore(first.get())) {
            invalidFields.add(TO);
        }
        return invalidFields.isEmpty()
                ? new ReportingPeriod(null, from, to, first.get(), last.get(), zone, List.of())
                : new ReportingPeriod(
                        null, from, to, today.minusDays(DEFAULT_DAYS - 1), today, zone, List.copyOf(invalidFields));
    }

    private static ReportingPeriod lastDays(int days, LocalDate today, ZoneId zone) {
        return new ReportingPeriod(days, "", "", today.minusDays(days - 1), today, zone, List.of());
    }

    public boolean hasProblems() {
        return !invalidFields.isEmpty();
    }

    /** Start of the first day. */
    public Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** End of the last day, exclusive. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The period as query string. */
    public String query() {
        return days != null ? "days=" + days : "from=%s&to=%s".formatted(first, last);
    }
}
