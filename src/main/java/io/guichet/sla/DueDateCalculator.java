package io.guichet.sla;

import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import io.guichet.worktime.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;

/**
 * Computes due dates in one unit of targets: elapsed time, business hours, business days or cut-off. Pauses are
 * measured in the same calendar.
 */
interface DueDateCalculator {

    /** Due date of a clock that starts at that instant. */
    Instant due(Instant start, Pauses pauses);

    /** The calendar of the unit; without closing times for elapsed time. */
    WorkCalendar calendar();

    /**
     * Instant at which this percentage of the time between start and due date has passed; over 100 is after the due
     * date.
     */
    static Instant whenReached(int percent, Instant start, Instant due, WorkCalendar calendar, Pauses pauses) {
        var whole = calendar.between(start, due, pauses);
        var share = whole.multipliedBy(percent).dividedBy(100);
        return percent < 100 ? calendar.add(start, share, pauses) : calendar.add(due, share.minus(whole), pauses);
    }

    /** Business hours, or elapsed time in a calendar without closing times. */
    record HoursCalculator(WorkCalendar calendar, Duration amount) implements DueDateCalculator {
        @Override
        public Instant due(Instant start, Pauses pauses) {
            return calendar.add(start, amount, pauses);
        }
    }

    /** Business days: the closing of the last one. */
    record BusinessDaysCalculator(WorkCalendar calendar, Period amount) implements DueDateCalculator {
        @Override
        public Instant due(Instant start, Pauses pauses) {
            return new WorkingDays(calendar).add(start, amount.getDays(), pauses);
        }
    }

    /**
     * The closing of the day, or of the next one after the cut-off; a pause extends it by the working days that it
     * covers.
     */
    record CutOffCalculator(WorkCalendar calendar, LocalTime amount) implements DueDateCalculator {
        @Override
        public Instant due(Instant start, Pauses pauses) {
            return new WorkingDays(calendar).cutOff(start, amount, pauses);
        }
    }
}
