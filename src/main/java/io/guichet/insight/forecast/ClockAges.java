package io.guichet.insight.forecast;

import static io.guichet.insight.table.TicketMetrics.NEVER;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.sla.Calendars;
import io.guichet.worktime.InvalidWorktimeInput;
import io.guichet.worktime.WorkCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The share of its promise that a clock has used, in the calendar of its target. */
@Component
class ClockAges {

    private final Calendars calendars;

    ClockAges(Calendars calendars) {
        this.calendars = calendars;
    }

    static boolean isRunning(ClockMetrics clock) {
        return clock.stoppedAt() == NEVER && !clock.paused();
    }

    /** From 0 at the start to 1 at the due date, for a running clock at that instant; NaN if it is not known. */
    double usedShare(ClockMetrics clock, Instant now) {
        if (!isRunning(clock)) {
            return clock.usedShare();
        }
        var promise = clock.promisedTime();
        if (promise == null || promise.seconds() == 0) {
            return Double.NaN;
        }
        var due = Instant.ofEpochMilli(clock.breachAt());
        try {
            var remaining =
                    due.isAfter(now) ? calendar(promise).between(now, due).toSeconds() : 0;
            return Math.max(0, 1 - (double) remaining / promise.seconds());
        } catch (InvalidWorktimeInput | DateTimeException unreadable) {
            // holidays or a zone that this release does not know any more
            return Double.NaN;
        }
    }

    private WorkCalendar calendar(PromisedTime promise) {
        return promise.hours() == null
                ? Calendars.alwaysOpen()
                : calendars.of(promise.hours(), ZoneId.of(promise.zone()), promise.holidays());
    }
}
