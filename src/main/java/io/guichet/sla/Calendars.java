package io.guichet.sla;

import io.guichet.policy.BusinessHours;
import io.guichet.policy.InvalidTable;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.WaitingTime;
import io.guichet.worktime.Holidays;
import io.guichet.worktime.InvalidWorktimeInput;
import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Bounded cache of working calendars, since each computes every year only once. */
@Component
public class Calendars {

    private static final int CACHE_SIZE = 500;
    private static final WorkCalendar ALWAYS_OPEN =
            WorkCalendar.of(io.guichet.worktime.OpeningHours.of("24/7"), ZoneOffset.UTC, Holidays.none());

    private final Map<CalendarKey, WorkCalendar> calendars = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CalendarKey, WorkCalendar> eldest) {
            return size() > CACHE_SIZE;
        }
    };

    private record CalendarKey(String hours, ZoneId zone, String holidays, Set<LocalDate> dates) {}

    /** The end of a wait that starts at that instant. */
    public Instant after(Instant start, WaitingTime wait) {
        return calculator(wait.unit(), wait.amount(), wait.hours()).due(start, Pauses.none());
    }

    /** The end of such a wait, later by the time of its calendar from the planned to the actual instant. */
    Instant postponed(Instant end, WaitingTime wait, Instant planned, Instant actual) {
        var calendar = wait.hours() == null ? ALWAYS_OPEN : of(wait.hours());
        var delay = calendar.between(planned, actual);
        return delay.isZero() ? end : calendar.add(end, delay);
    }

    DueDateCalculator calculator(SlaTarget slaTarget) {
        return calculator(slaTarget.unit(), slaTarget.amount(), slaTarget.hours());
    }

    /** A calendar without closing times. */
    public static WorkCalendar alwaysOpen() {
        return ALWAYS_OPEN;
    }

    /** Throws as {@link io.guichet.worktime.OpeningHours#of} and {@link Holidays#of}. */
    WorkCalendar of(String hours, ZoneId zone, String holidays, Set<LocalDate> dates) {
        var key = new CalendarKey(hours, zone, holidays, dates);
        synchronized (calendars) {
            var cached = calendars.get(key);
            if (cached == null) {
                cached =
                        WorkCalendar.of(io.guichet.worktime.OpeningHours.of(hours), zone, Holidays.of(holidays, dates));
                calendars.put(key, cached);
            }
            return cached;
        }
    }

    /** The calendar of hours that a target had, without dates of its own. Throws as {@link Holidays#of}. */
    public WorkCalendar of(String hours, ZoneId zone, String holidays) {
        return of(hours, zone, holidays, Set.of());
    }

    /** The calendar of opening hours; throws {@link InvalidTable} if they cannot be read. */
    public WorkCalendar of(BusinessHours hours) {
        try {
            return of(hours.expression(), hours.zone(), hours.holidays(), Set.of());
        } catch (InvalidWorktimeInput unreadable) {
            throw new InvalidTable("The hours of row %s of %s cannot be used: %s"
                    .formatted(hours.reason().row(), hours.reason().decision(), unreadable.getMessage()));
        }
    }

    /** A time that no table of today may have; one of a former version may. */
    private DueDateCalculator calculator(SlaTarget.TargetUnit unit, String amount, BusinessHours hours) {
        try {
            return readable(unit, amount, hours);
        } catch (DateTimeException unreadable) {
            throw new InvalidTable("'%s' is no time in %s.".formatted(amount, unit));
        }
    }

    private DueDateCalculator readable(SlaTarget.TargetUnit unit, String amount, BusinessHours hours) {
        return switch (unit) {
            case ELAPSED -> new DueDateCalculator.HoursCalculator(ALWAYS_OPEN, Duration.parse(amount));
            case BUSINESS_HOURS -> new DueDateCalculator.HoursCalculator(of(hours), Duration.parse(amount));
            case BUSINESS_DAYS -> new DueDateCalculator.BusinessDaysCalculator(of(hours), Period.parse(amount));
            case CUT_OFF -> new DueDateCalculator.CutOffCalculator(of(hours), LocalTime.parse(amount));
        };
    }
}
