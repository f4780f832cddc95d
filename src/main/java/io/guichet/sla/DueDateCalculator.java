package io.guichet.sla;

import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import io.guichet.worktime.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;

/**
 * How a promised amount of time is counted: as elapsed time, in business hours, in business days, or up to a cut-off. Time in
 * which a clock stands still is cut out of the same hours.
 */
interface DueDateCalculator {

    /** When an amount that begins to count at that instant is used up. */
    Instant due(Instant start, Pauses pauses);

    /** The hours that it is counted in; for elapsed time all of them. */
    WorkCalendar calendar();

    /** The instant at which this share of the time from start to due will have passed; over 100 is after the deadline. */
    static Instant whenReached(int percent, Instant start, Instant due, WorkCalendar calendar, Pauses pauses) {
        var whole = calendar.between(start, due, pauses);
        var share = whole.multipliedBy(percent).dividedBy(100);
        return percent < 100 ? calendar.add(start, share, pauses) : calendar.add(due, share.minus(whole), pauses);
    }

    /** Hours of a calendar, or elapsed time in one that never closes. */
    record HoursCalculator(WorkCalendar calendar, Duration amount) implements DueDateCalculator {
        @Override
        public Instant due(Instant start, Pauses pauses) {
            return calendar.add(start, amount, pauses);
        }
    }

    /** Working days: the closing of the last of them. */
    record BusinessDaysCalculator(WorkCalendar calendar, Period amount) implements DueDateCalculator {
        @Override
        public Instant due(Instant start, Pauses pauses) {
            return new WorkingDays(calendar).add(start, amount.getDays(), pauses);
        }
    }

    /** The closing of the day, or of the next one when the cut-off is past; a pause moves it by the working days it covers. */
    record CutOffCalculator(WorkCalendar calendar, LocalTime amount) implements DueDateCalculator {
        @Override
        public Instant due(Instant start, Pauses pauses) {
            return new WorkingDays(calendar).cutOff(start, amount, pauses);
        }
    }
}
