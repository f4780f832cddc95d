package io.guichet.insight.schedule;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An overview that the user wants to be sent.
 *
 * @param weekday of weekly ones only
 * @param hour 0 to 23, in the zone of the first brand
 * @param language of the e-mail; null for that of the request
 * @param filters parameters of the overview by name, without a period; null for none
 */
record NewOverviewSchedule(
        ScheduleFrequency frequency,
        DayOfWeek weekday,
        Integer hour,
        String language,
        Map<String, List<String>> filters) {

    private static final int HOURS = 24;

    /** Throws {@link BadInput} about each field that is wrong. */
    ScheduleRule rule() {
        var errors = new ArrayList<FieldError>();
        if (frequency == null) {
            errors.add(new FieldError("frequency", "is required", "schedule.frequency.required"));
        }
        if (hour == null || hour < 0 || hour >= HOURS) {
            errors.add(new FieldError("hour", "must be a number from 0 to 23", "schedule.hour.invalid"));
        }
        if (frequency == ScheduleFrequency.WEEKLY && weekday == null) {
            errors.add(new FieldError("weekday", "is required for a weekly overview", "schedule.weekday.required"));
        }
        BadInput.throwIfAny(errors);
        return new ScheduleRule(frequency, frequency == ScheduleFrequency.WEEKLY ? weekday : null, hour);
    }
}
