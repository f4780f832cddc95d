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

    private static final int DAYS_TO_LOOK = 41 * 366;

    private final WorkCalendar calendar;

    public WorkingDays(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * One working day on the way to the day on which something is due.
     *
     * @param closing when its last span ends
     */
    public record Told(LocalDate date, Instant closing, Reason reason) {

        public boolean counted() {
            return reason == Reason.COUNTED;
        }
    }

    /** Why a day counts or does not. */
    public enum Reason {
        /** Counting begins after it. */
        RECEIVED,
        COUNTED,
        /** The clock stands still when it closes. */
        PAUSED,
        /** What came on it came after its cut-off. */
        TOO_LATE
    }

    /**
     * The closing of the Nth working day after the day of receipt. A pause moves it by the working days whose closing it
     * covers.
     *
     * @throws NeverOpens when there are not that many working days ahead
     */
    public Instant add(Instant start, int days, Pauses pauses) {
        return last(tell(start, days, pauses));
    }

    /** The days from the day of receipt to the one at whose closing it is due; as many of them count as are asked for. */
    public List<Told> tell(Instant start, int days, Pauses pauses) {
        if (days < 0) {
            throw new NotUnderstood("duration", "must not be negative");
        }
        var told = new ArrayList<Told>();
        var date = dayOfReceipt(start);
        var counting = false;
        for (int left = days; ; date = nextWorkingDay(date.plusDays(1))) {
            var day = day(date, counting ? Reason.COUNTED : Reason.RECEIVED, pauses);
            told.add(day);
            if (day.reason() == Reason.PAUSED) {
                continue;
            }
            left -= counting ? 1 : 0;
            counting = true;
            if (left == 0) {
                return told;
            }
        }
    }

    /**
     * The closing of the day when received before its cut-off and before it closes, else the closing of the next working day.
     * A pause moves it as it moves working days.
     */
    public Instant cutOff(Instant received, LocalTime cutOff, Pauses pauses) {
        return last(tell(received, cutOff, pauses));
    }

    /** The days up to the one at whose closing it is due, which alone counts. */
    public List<Told> tell(Instant received, LocalTime cutOff, Pauses pauses) {
        var at = Instants.nanos("start", received);
        var date = calendar.dateOf(at);
        var wall = received.atZone(calendar.zone()).toLocalTime();
        var told = new ArrayList<Told>();
        if (isWorkingDay(date) && !(wall.isBefore(cutOff) && at < closing(date))) {
            told.add(new Told(date, Instants.of(closing(date)), Reason.TOO_LATE));
        }
        var next = told.isEmpty() ? nextWorkingDay(date) : nextWorkingDay(date.plusDays(1));
        while (true) {
            var day = day(next, Reason.COUNTED, pauses);
            told.add(day);
            if (day.counted()) {
                return told;
            }
            next = nextWorkingDay(next.plusDays(1));
        }
    }

    private Told day(LocalDate date, Reason reason, Pauses pauses) {
        long closing = closing(date);
        return new Told(date, Instants.of(closing), pauses.reach(closing) ? Reason.PAUSED : reason);
    }

    private static Instant last(List<Told> days) {
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
