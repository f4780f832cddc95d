package io.guichet.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days that a page of figures is about, whole days in the brand's zone, as the page's address says them: the last so
 * many days, or from one day to another, both included.
 *
 * @param days how many days back from today, today included; null where the days are named
 * @param from as it was typed
 * @param to as it was typed
 * @param wrong the fields that cannot be understood; the usual period stands in for them
 */
public record ReportingPeriod(
        Integer days,
        String from,
        String to,
        LocalDate first,
        LocalDate last,
        ZoneId zone,
        List<String> invalidFields) {

    /** What can be chosen by one click. */
    public static final List<Integer> CHOICES = List.of(7, 30, 90);

    static final String DAYS = "days";
    static final String FROM = "from";
    static final String TO = "to";

    private static final int DEFAULT_DAYS = 30;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

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
        var last = to.isEmpty() ? Optional.of(today) : day(to);
        var first = from.isEmpty() ? last.map(day -> day.minusDays(DEFAULT_DAYS - 1)) : day(from);
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

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public boolean hasProblems() {
        return !invalidFields.isEmpty();
    }

    /** When the first day begins. */
    public Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** When the last day is over. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The part of an address that says this period. */
    public String query() {
        return days != null ? "days=" + days : "from=%s&to=%s".formatted(first, last);
    }
}
