package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.TableDefinition.TableRow;
import io.guichet.worktime.Holidays;
import io.guichet.worktime.InvalidWorktimeInput;
import io.guichet.worktime.NeverOpens;
import io.guichet.worktime.OpeningHours;
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

/**
 * Finds opening hours that are invalid or never open, holidays that are missing or unknown, and calendars that do not
 * exist.
 */
final class OpeningHoursCheck implements Check {

    private static final String TABLE = "support-hours";

    private final Clock clock;

    OpeningHoursCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var findings = new ArrayList<Finding>();
        policy.rows(TABLE).stream().filter(OpeningHoursCheck::isOffered).forEach(row -> findings.addAll(findings(row)));
        findings.addAll(missing(policy));
        return findings;
    }

    private List<Finding> findings(TableRow row) {
        try {
            var hours = OpeningHours.of(row.output("hours"));
            var zone = ZoneId.of(String.valueOf(row.output("zone")));
            var holidays = Holidays.of(row.output("holidays"), Set.of());
            return findings(row, hours, zone, holidays);
        } catch (InvalidWorktimeInput | DateTimeException invalid) {
            return List.of(finding(FindingKind.HOURS_INVALID, row, invalid.getMessage()));
        }
    }

    private List<Finding> findings(TableRow row, OpeningHours hours, ZoneId zone, Holidays holidays) {
        var findings = new ArrayList<Finding>();
        if (hours.dependsOnHolidays() && holidays.isEmpty()) {
            findings.add(finding(FindingKind.HOLIDAYS_MISSING, row, hours.expression()));
        }
        var year = clock.instant().atZone(zone).getYear() + 1;
        if (hours.dependsOnHolidays() && !holidays.isEmpty() && !holidays.isKnownFor(year)) {
            findings.add(finding(FindingKind.HOLIDAYS_UNKNOWN, row, String.valueOf(year), row.output("holidays")));
        }
        try {
            WorkCalendar.of(hours, zone, holidays).add(clock.instant(), Duration.ZERO);
        } catch (NeverOpens never) {
            findings.add(finding(FindingKind.HOURS_NEVER_OPEN, row, hours.expression()));
        }
        return findings;
    }

    private static Finding finding(FindingKind kind, TableRow row, Object... details) {
        return Finding.of(kind, TABLE, List.of(row), details);
    }

    /** Calendars that are referenced and do not exist. */
    private static List<Finding> missing(PolicyTables policy) {
        var hours = policy.table(TABLE);
        if (hours.isEmpty()) {
            return List.of();
        }
        var missing = new LinkedHashSet<Object>();
        policy.inputClasses(hours.get(), "calendar").stream()
                .filter(inputClass -> inputClass.rows().stream()
                        .findFirst()
                        .filter(OpeningHoursCheck::isOffered)
                        .isEmpty())
                .forEach(inputClass -> missing.add(inputClass.example().get("calendar")));
        return Stream.of("targets", "waiting-times")
                .flatMap(table -> policy.rows(table).stream()
                        .filter(row -> missing.contains(row.output("hours")) && row.output("hours") != null)
                        .map(row -> Finding.of(FindingKind.HOURS_MISSING, table, List.of(row), row.output("hours"))))
                .toList();
    }

    private static boolean isOffered(TableRow row) {
        return "true".equals(row.output("offered"));
    }
}
