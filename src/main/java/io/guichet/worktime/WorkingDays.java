package io.guichet.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Counting in working days of a calendar: days on which a span starts. What arrives outside working time counts as received
 * at the next opening; what arrives after midnight in a span of the day before belongs to that day.
 */
public final class WorkingDays {

    private static final int MAX_DAYS_AHEAD = 41 * 366;

    private final WorkCalendar calendar;

    public WorkingDays(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * One working day on the way to the day on which something is due.
     *
     * @param closing when its last span ends
     */
    public record ExplainedDay(LocalDate date, Instant closing, DayReason reason) {

        public boolean counted() {
            return reason == DayReason.COUNTED;
        }
    }

    /** Why a day counts or does not. */
    public enum DayReason {
        /** Counting begins after it. */
        RECEIVED,
        COUNTED,
        /** The clock stands still when it closes. */
        PAUSED,
        /** What came on it came after its cut-off. */
        AFTER_CUT_OFF
    }

    /**
     * The closing of the Nth working day after the day of receipt. A pause moves it by the working days whose closing it
     * covers.
     *
     * @throws NeverOpens when there are not that many working days ahead
     */
    public Instant add(Instant start, int days, Pauses pauses) {
        return due(explain(start, days, pauses));
    }

    /** The days from the day of receipt to the one at whose closing it is due; as many of them count as are asked for. */
    public List<ExplainedDay> explain(Instant start, int days, Pauses pauses) {
        if (days < 0) {
            throw new InvalidWorktimeInput("duration", "must not be negative");
        }
        var explained = new ArrayList<ExplainedDay>();
        var date = dayOfReceipt(start);
        var counting = false;
        for (int remaining = days; ; date = nextWorkingDay(date.plusDays(1))) {
            var day = day(date, counting ? DayReason.COUNTED : DayReason.RECEIVED, pauses);
            explained.add(day);
            if (day.reason() == DayReason.PAUSED) {
                continue;
            }
            remaining -= counting ? 1 : 0;
            counting = true;
            if (remaining == 0) {
                return explained;
            }
        }
    }

    /**
     * The closing of the day when received before its cut-off and before it closes, else the closing of the next working day.
     * A pause moves it as it moves working days.
     */
    public Instant cutOff(Instant received, LocalTime cutOff, Pauses pauses) {
        return due(explain(received, cutOff, pauses));
    }

    /** The days up to the one at whose closing it is due, which alone counts. */
    public List<ExplainedDay> explain(Instant received, LocalTime cutOff, Pauses pauses) {
        var at = Instants.nanos("start", received);
        var date = calendar.dateOf(at);
        var localTime = received.atZone(calendar.zone()).toLocalTime();
        var explained = new ArrayList<ExplainedDay>();
        if (isWorkingDay(date) && !(localTime.isBefore(cutOff) && at < closing(date))) {
            explained.add(new ExplainedDay(date, Instants.of(closing(date)), DayReason.AFTER_CUT_OFF));
        }
        var next = explained.isEmpty() ? nextWorkingDay(date) : nextWorkingDay(date.plusDays(1));
        while (true) {
            var day = day(next, DayReason.COUNTED, pauses);
            explained.add(day);
            if (day.counted()) {
                return explained;
            }
            next = nextWorkingDay(next.plusDays(1));
        }
    }

    private ExplainedDay day(LocalDate date, DayReason reason, Pauses pauses) {
        long closing = closing(date);
        return new ExplainedDay(date, Instants.of(closing), pauses.covers(closing) ? DayReason.PAUSED : reason);
    }

    private static Instant due(List<ExplainedDay> days) {
        return days.get(days.size() - 1).closing();
    }

    private LocalDate dayOfReceipt(Instant start) {
        long at = Instants.nanos("start", start);
        var today = calendar.dateOf(at);
        for (var date = today.minusDays(2); !date.isAfter(today); date = date.plusDays(1)) {
            if (calendar.openOn(date).stream().anyMatch(open -> open.from() <= at && at < open.to())) {
                return date;
            }
        }
        if (calendar.openOn(today).stream().anyMatch(open -> open.from() >= at)) {
            return today;
        }
        return nextWorkingDay(today.plusDays(1));
    }

    private LocalDate nextWorkingDay(LocalDate from) {
        for (var date = from; date.isBefore(from.plusDays(MAX_DAYS_AHEAD)); date = date.plusDays(1)) {
            if (isWorkingDay(date)) {
                return date;
            }
        }
        throw new NeverOpens(
                "'%s' never opens after %s.".formatted(calendar.hours().expression(), from));
    }

    private boolean isWorkingDay(LocalDate date) {
        return !calendar.openOn(date).isEmpty();
    }

    private long closing(LocalDate date) {
        var open = calendar.openOn(date);
        return open.get(open.size() - 1).to();
    }
}
