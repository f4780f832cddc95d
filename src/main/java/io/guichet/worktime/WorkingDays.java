package io.guichet.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts working days of a calendar: days on which a span starts. A request outside working time counts as received at
 * the next opening; one after midnight in a span of the previous day belongs to that day.
 */
public final class WorkingDays {

    private static final int MAX_DAYS_AHEAD = 41 * 366;

    private final WorkCalendar calendar;

    public WorkingDays(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * One day between receipt and due date.
     *
     * @param closing end of its last span
     */
    public record ExplainedDay(LocalDate date, Instant closing, DayReason reason) {

        public boolean counted() {
            return reason == DayReason.COUNTED;
        }
    }

    /** Why a day counts or not. */
    public enum DayReason {
        /** Day of receipt: counting starts after it. */
        RECEIVED,
        COUNTED,
        /** Paused at its closing. */
        PAUSED,
        /** Received on it after its cut-off. */
        AFTER_CUT_OFF
    }

    /**
     * Returns the closing of the Nth working day after the day of receipt. A pause extends it by the working days whose
     * closing it covers.
     *
     * @throws NeverOpens if there are not enough working days ahead
     */
    public Instant add(Instant start, int days, Pauses pauses) {
        return due(explain(start, days, pauses));
    }

    /** Explains {@link #add}: the days from receipt to due date, of which the requested number counts. */
    public List<ExplainedDay> explain(Instant start, int days, Pauses pauses) {
        if (days < 0) {
            throw new InvalidWorktimeInput("duration", "must not be negative");
        }
        var explained = new ArrayList<ExplainedDay>();
        var date = dayOfReceipt(start);
        var counting = false;
        for (int remaining = days; ; date = nextWorkingDay(date.plusDays(1))) {
            if (date.getYear() >= Instants.LAST_YEAR) {
                throw new InvalidWorktimeInput("duration", "must end before the year " + Instants.LAST_YEAR);
            }
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
     * Returns the closing of the day if received before its cut-off and its closing, otherwise the closing of the next
     * working day. Pauses extend it as in {@link #add}.
     */
    public Instant cutOff(Instant received, LocalTime cutOff, Pauses pauses) {
        return due(explain(received, cutOff, pauses));
    }

    /** Explains {@link #cutOff}: the days from receipt to due date, of which only the last counts. */
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
