package io.guichet.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Counting in working days of a calendar: days on which a span starts. What arrives outside working time counts as received
 * at the next opening; what arrives after midnight in a span of the day before belongs to that day.
 */
public final class WorkingDays {

    private static final int DAYS_TO_LOOK = 41 * 366;

    private final WorkCalendar calendar;

    public WorkingDays(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The closing of the Nth working day after the day of receipt. A pause moves it by the working days whose closing it
     * covers.
     *
     * @throws NeverOpens when there are not that many working days ahead
     */
    public Instant add(Instant start, int days, Pauses pauses) {
        if (days < 0) {
            throw new NotUnderstood("duration", "must not be negative");
        }
        var date = dayOfReceipt(start);
        int passed = 0;
        while (true) {
            long closing = closing(date);
            boolean paused = pauses.reach(closing);
            if (!paused && passed == days) {
                return Instants.of(closing);
            }
            passed += paused ? 0 : 1;
            date = nextWorkingDay(date.plusDays(1));
        }
    }

    /**
     * The closing of the day when received before its cut-off and before it closes, else the closing of the next working day.
     * A pause moves it as it moves working days.
     */
    public Instant cutOff(Instant received, LocalTime cutOff, Pauses pauses) {
        var at = Instants.nanos("start", received);
        var date = calendar.dateOf(at);
        var wall = received.atZone(calendar.zone()).toLocalTime();
        var inTime = isWorkingDay(date) && wall.isBefore(cutOff) && at < closing(date);
        return closingOutsidePauses(inTime ? date : nextWorkingDay(date.plusDays(1)), pauses);
    }

    private Instant closingOutsidePauses(LocalDate first, Pauses pauses) {
        var date = first;
        while (pauses.reach(closing(date))) {
            date = nextWorkingDay(date.plusDays(1));
        }
        return Instants.of(closing(date));
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
        for (var date = from; date.isBefore(from.plusDays(DAYS_TO_LOOK)); date = date.plusDays(1)) {
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
