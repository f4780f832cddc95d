package io.guichet.sla;

import io.guichet.worktime.Holidays;
import io.guichet.worktime.Hours;
import io.guichet.worktime.WorkCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Working calendars by what they are made of; those used last are kept, since a calendar works out each year only once. */
@Component
class Calendars {

    private static final int KEPT = 500;

    private final Map<Wanted, WorkCalendar> calendars = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, WorkCalendar> eldest) {
            return size() > KEPT;
        }
    };

    private record Wanted(String hours, ZoneId zone, String holidays, Set<LocalDate> dates) {}

    /** As {@link Hours#of} and {@link Holidays#of}, with their errors. */
    WorkCalendar of(String hours, ZoneId zone, String holidays, Set<LocalDate> dates) {
        var wanted = new Wanted(hours, zone, holidays, dates);
        synchronized (calendars) {
            var known = calendars.get(wanted);
            if (known == null) {
                known = WorkCalendar.of(Hours.of(hours), zone, Holidays.of(holidays, dates));
                calendars.put(wanted, known);
            }
            return known;
        }
    }
}
