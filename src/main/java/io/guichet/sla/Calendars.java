package io.guichet.sla;

import io.guichet.policy.Hours;
import io.guichet.policy.Promised;
import io.guichet.policy.Wait;
import io.guichet.worktime.Holidays;
import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
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

/** Working calendars by what they are made of; those used last are kept, since a calendar works out each year only once. */
@Component
public class Calendars {

    private static final int KEPT = 500;
    private static final WorkCalendar ALWAYS =
            WorkCalendar.of(io.guichet.worktime.Hours.of("24/7"), ZoneOffset.UTC, Holidays.none());

    private final Map<Wanted, WorkCalendar> calendars = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, WorkCalendar> eldest) {
            return size() > KEPT;
        }
    };

    private record Wanted(String hours, ZoneId zone, String holidays, Set<LocalDate> dates) {}

    /** When a wait that begins at that instant is over. */
    public Instant after(Instant start, Wait wait) {
        return measure(wait.unit(), wait.amount(), wait.hours()).due(start, Pauses.none());
    }

    Measure measure(Promised promised) {
        return measure(promised.unit(), promised.amount(), promised.hours());
    }

    /** A calendar in which every instant counts. */
    static WorkCalendar always() {
        return ALWAYS;
    }

    /** As {@link io.guichet.worktime.Hours#of} and {@link Holidays#of}, with their errors. */
    WorkCalendar of(String hours, ZoneId zone, String holidays, Set<LocalDate> dates) {
        var wanted = new Wanted(hours, zone, holidays, dates);
        synchronized (calendars) {
            var known = calendars.get(wanted);
            if (known == null) {
                known = WorkCalendar.of(io.guichet.worktime.Hours.of(hours), zone, Holidays.of(holidays, dates));
                calendars.put(wanted, known);
            }
            return known;
        }
    }

    WorkCalendar of(Hours hours) {
        return of(hours.expression(), hours.zone(), hours.holidays(), Set.of());
    }

    private Measure measure(Promised.Unit unit, String amount, Hours hours) {
        return switch (unit) {
            case ELAPSED -> new Measure.InHours(ALWAYS, Duration.parse(amount));
            case BUSINESS_HOURS -> new Measure.InHours(of(hours), Duration.parse(amount));
            case BUSINESS_DAYS -> new Measure.InDays(of(hours), Period.parse(amount));
            case CUT_OFF -> new Measure.ByCutOff(of(hours), LocalTime.parse(amount));
        };
    }
}
