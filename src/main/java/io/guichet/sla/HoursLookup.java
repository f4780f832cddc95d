package io.guichet.sla;

import io.guichet.policy.BusinessHours;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.InvalidTable;
import io.guichet.policy.SupportHours;
import io.guichet.sla.HoursQueryReader.HoursQuery;
import io.guichet.worktime.IntervalExplainer;
import io.guichet.worktime.InvalidWorktimeInput;
import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up opening hours in the tables and calendars of the SLA targets. */
@Component
public class HoursLookup {

    private final SupportHours supportHours;
    private final Calendars calendars;
    private final HoursFormatter hoursFormatter;

    HoursLookup(SupportHours supportHours, Calendars calendars, HoursFormatter hoursFormatter) {
        this.supportHours = supportHours;
        this.calendars = calendars;
        this.hoursFormatter = hoursFormatter;
    }

    /**
     * Opening hours of a period with reasons.
     *
     * @param offered whether the channel or calendar is available
     * @param hours opening hours in OpenStreetMap syntax; null, as zone and holidays, if it is not offered
     * @param zone zone of the hours
     * @param holidays country or region of the public holidays; null for none
     * @param reasons rows that gave the hours
     * @param intervals intervals without gaps in order; empty if it is not offered
     * @param open total open time, an ISO 8601 duration to the nanosecond
     */
    public record HoursResponse(
            boolean offered,
            String hours,
            String zone,
            String holidays,
            List<DecisionReference> reasons,
            List<HoursInterval> intervals,
            String open) {}

    /**
     * A half-open interval, UTC.
     *
     * @param reason reason in the reader's language
     */
    public record HoursInterval(Instant from, Instant to, boolean open, String reason) {}

    /** Hours in the table that cannot be read are an {@link InvalidTable} that names the row. @param locale of the reasons */
    public HoursResponse of(HoursQuery query, Locale locale) {
        var decided = decided(query);
        return decided.value()
                .map(hours -> response(hours, query, locale))
                .orElseGet(() -> new HoursResponse(
                        false, null, null, null, List.of(decided.reason()), List.of(), Duration.ZERO.toString()));
    }

    private DecisionResult<Optional<BusinessHours>> decided(HoursQuery query) {
        return query.calendar() == null
                ? supportHours.forChannel(query.brand(), query.attributes(), query.channel())
                : supportHours.forCalendar(query.brand(), query.attributes(), query.calendar());
    }

    private HoursResponse response(BusinessHours hours, HoursQuery query, Locale locale) {
        var calendar = calendar(hours, query);
        var intervals = new IntervalExplainer(calendar, locale)
                .explain(query.from(), query.to(), Pauses.none()).stream()
                        .map(interval -> hoursFormatter.describe(interval, locale))
                        .map(described -> new HoursInterval(
                                described.from(), described.to(), described.counted(), described.reason()))
                        .toList();
        return new HoursResponse(
                true,
                hours.expression(),
                hours.zone().getId(),
                hours.holidays(),
                List.of(hours.reason()),
                intervals,
                calendar.between(query.from(), query.to()).toString());
    }

    private WorkCalendar calendar(BusinessHours hours, HoursQuery query) {
        try {
            return calendars.of(hours);
        } catch (InvalidWorktimeInput e) {
            throw new InvalidTable("The %s of row %s of %s/%s cannot be used: %s"
                    .formatted(
                            e.field(),
                            hours.reason().row(),
                            query.brand().id(),
                            hours.reason().decision(),
                            e.getMessage()));
        }
    }
}
