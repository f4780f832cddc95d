package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.WrittenTable.Row;
import io.guichet.worktime.Holidays;
import io.guichet.worktime.Hours;
import io.guichet.worktime.NeverOpens;
import io.guichet.worktime.NotUnderstood;
import io.guichet.worktime.WorkCalendar;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Hours that cannot be read or never open, holidays that nobody gave or knows, calendars that are named and are not there. */
final class OpeningHours implements Check {

    private static final String TABLE = "support-hours";

    private final Clock clock;

    OpeningHours(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> of(Policy policy) {
        var findings = new ArrayList<Finding>();
        policy.rows(TABLE).stream().filter(OpeningHours::isOffered).forEach(row -> findings.addAll(of(row)));
        findings.addAll(missing(policy));
        return findings;
    }

    private List<Finding> of(Row row) {
        try {
            var hours = Hours.of(row.output("hours"));
            var zone = ZoneId.of(String.valueOf(row.output("zone")));
            var holidays = Holidays.of(row.output("holidays"), Set.of());
            return of(row, hours, zone, holidays);
        } catch (NotUnderstood | DateTimeException unreadable) {
            return List.of(finding(Kind.HOURS_UNREADABLE, row, unreadable.getMessage()));
        }
    }

    private List<Finding> of(Row row, Hours hours, ZoneId zone, Holidays holidays) {
        var findings = new ArrayList<Finding>();
        if (hours.askForHolidays() && holidays.isEmpty()) {
            findings.add(finding(Kind.HOLIDAYS_MISSING, row, hours.expression()));
        }
        var year = clock.instant().atZone(zone).getYear() + 1;
        if (hours.askForHolidays() && !holidays.isEmpty() && !holidays.areKnownIn(year)) {
            findings.add(finding(Kind.HOLIDAYS_UNKNOWN, row, String.valueOf(year), row.output("holidays")));
        }
        try {
            WorkCalendar.of(hours, zone, holidays).add(clock.instant(), Duration.ZERO);
        } catch (NeverOpens never) {
            findings.add(finding(Kind.HOURS_NEVER_OPEN, row, hours.expression()));
        }
        return findings;
    }

    private static Finding finding(Kind kind, Row row, Object... details) {
        return Finding.of(kind, TABLE, List.of(row), details);
    }

    /** Calendars in which something is counted and that somebody does not have. */
    private static List<Finding> missing(Policy policy) {
        var hours = policy.table(TABLE);
        if (hours.isEmpty()) {
            return List.of();
        }
        var missing = new LinkedHashSet<Object>();
        policy.cases(hours.get(), "calendar").stream()
                .filter(asked -> asked.rows().stream()
                        .findFirst()
                        .filter(OpeningHours::isOffered)
                        .isEmpty())
                .forEach(asked -> missing.add(asked.facts().get("calendar")));
        return Stream.of("targets", "waiting-times")
                .flatMap(table -> policy.rows(table).stream()
                        .filter(row -> missing.contains(row.output("hours")) && row.output("hours") != null)
                        .map(row -> Finding.of(Kind.HOURS_MISSING, table, List.of(row), row.output("hours"))))
                .toList();
    }

    private static boolean isOffered(Row row) {
        return "true".equals(row.output("offered"));
    }
}
