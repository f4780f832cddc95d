package io.guichet.insight.schedule;

import io.guichet.insight.period.MetricPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often an overview is sent; it is about the day, week or month that has just ended. */
public enum ScheduleFrequency {
    DAILY,
    WEEKLY,
    /** On the first day of the month. */
    MONTHLY;

    /** The newest day at or before that one on which it is due. */
    LocalDate latest(LocalDate day, DayOfWeek weekday) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(weekday));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    LocalDate following(LocalDate due) {
        return switch (this) {
            case DAILY -> due.plusDays(1);
            case WEEKLY -> due.plusWeeks(1);
            case MONTHLY -> due.plusMonths(1);
        };
    }

    /** The days before the one on which it is due. */
    MetricPeriod period(LocalDate due) {
        var first =
                switch (this) {
                    case DAILY -> due.minusDays(1);
                    case WEEKLY -> due.minusWeeks(1);
                    case MONTHLY -> due.minusMonths(1);
                };
        return MetricPeriod.ofDays(first, due.minusDays(1));
    }
}
