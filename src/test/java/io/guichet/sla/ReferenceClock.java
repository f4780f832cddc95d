package io.guichet.sla;

import io.guichet.policy.SlaTarget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Slow reference implementation of a clock: reads the entries in order and walks minute by minute. It shares no code
 * for calendars or ledger with the desk.
 */
final class ReferenceClock {

    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private static final Set<LocalDate> FRENCH_HOLIDAYS = Set.of(
            LocalDate.parse("2026-04-06"),
            LocalDate.parse("2026-05-01"),
            LocalDate.parse("2026-05-08"),
            LocalDate.parse("2026-05-14"),
            LocalDate.parse("2026-05-25"),
            LocalDate.parse("2026-11-01"),
            LocalDate.parse("2026-11-11"),
            LocalDate.parse("2026-12-25"),
            LocalDate.parse("2027-01-01"));

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_DAYS = 200;

    private record PausedInterval(Instant from, Instant to) {}

    private final List<PausedInterval> pauses = new ArrayList<>();
    private SlaTarget slaTarget;
    private Instant start;
    private Instant overriddenDue;
    private Instant overriddenAt;

    /** @param entries entries of one run in the order of recording, each recorded when it took effect */
    ReferenceClock(List<LedgerEntry> entries) {
        Instant pausedSince = null;
        for (var entry : entries) {
            var revoked = entries.stream()
                    .anyMatch(revocation -> revocation.revokes() != null && revocation.revokes() == entry.id());
            if (revoked) {
                continue;
            }
            switch (entry.type()) {
                case STARTED, RETARGETED -> {
                    slaTarget = entry.slaTarget();
                    start = entry.effectiveAt();
                }
                case OVERRIDDEN -> {
                    overriddenDue = entry.due();
                    overriddenAt = entry.effectiveAt();
                }
                case PAUSED -> pausedSince = entry.effectiveAt();
                case RESUMED, STOPPED -> {
                    if (pausedSince != null) {
                        pauses.add(new PausedInterval(pausedSince, entry.effectiveAt()));
                    }
                    pausedSince = null;
                }
                case REVOKED -> {}
            }
        }
    }

    Instant deadline() {
        if (overriddenDue != null) {
            return overriddenDeadline();
        }
        return switch (slaTarget.unit()) {
            case ELAPSED, BUSINESS_HOURS ->
                walk(start, Duration.parse(slaTarget.amount()).toMinutes());
            case BUSINESS_DAYS -> closing(Period.parse(slaTarget.amount()).getDays(), LocalTime.MAX);
            case CUT_OFF -> closing(0, LocalTime.parse(slaTarget.amount()));
        };
    }

    private Instant overriddenDeadline() {
        if (pauses.stream().noneMatch(pause -> pause.to().isAfter(overriddenAt))) {
            return overriddenDue;
        }
        long minutes = 0;
        for (var at = overriddenAt; at.isBefore(overriddenDue); at = at.plus(MINUTE)) {
            minutes += isOpen(at) ? 1 : 0;
        }
        return minutes == 0 ? firstOpenMinute(overriddenAt) : walk(overriddenAt, minutes);
    }

    private Instant firstOpenMinute(Instant from) {
        var at = from;
        while (!isOpen(at) || isPaused(at)) {
            at = at.plus(MINUTE);
        }
        return at;
    }

    private Instant walk(Instant from, long minutes) {
        var at = from;
        for (long left = minutes; left > 0; at = at.plus(MINUTE)) {
            left -= isOpen(at) && !isPaused(at) ? 1 : 0;
        }
        return at;
    }

    /**
     * The closing of the day of receipt, or of that many days later; a receipt after the cut-off counts for the next
     * day.
     */
    private Instant closing(int days, LocalTime cutOff) {
        var received = LocalDateTime.ofInstant(start, ZONE);
        int left = days;
        var isReceived = false;
        for (int day = 0; day < MAX_DAYS; day++) {
            var date = received.toLocalDate().plusDays(day);
            var closes = closingOn(date);
            var past = closes == null
                    || !closes.isAfter(start)
                    || (day == 0 && !received.toLocalTime().isBefore(cutOff));
            if (past || isPausedAtClosing(closes)) {
                continue;
            }
            left -= isReceived ? 1 : 0;
            isReceived = true;
            if (left == 0) {
                return closes;
            }
        }
        throw new AssertionError("walked too long");
    }

    private Instant closingOn(LocalDate date) {
        Instant closes = null;
        for (int minute = 0; minute < 24 * 60; minute++) {
            var localTime = date.atStartOfDay().plusMinutes(minute);
            closes = isOpen(localTime) ? localTime.plusMinutes(1).atZone(ZONE).toInstant() : closes;
        }
        return closes;
    }

    private boolean isPaused(Instant minute) {
        return pauses.stream()
                .anyMatch(pause -> !pause.from().isAfter(minute) && pause.to().isAfter(minute));
    }

    private boolean isPausedAtClosing(Instant closes) {
        return pauses.stream()
                .anyMatch(pause -> pause.from().isBefore(closes) && !pause.to().isBefore(closes));
    }

    private boolean isOpen(Instant instant) {
        return slaTarget.hours() == null || isOpen(LocalDateTime.ofInstant(instant, ZONE));
    }

    private boolean isOpen(LocalDateTime localTime) {
        var holiday = "FR".equals(slaTarget.hours().holidays()) && FRENCH_HOLIDAYS.contains(localTime.toLocalDate());
        var day = localTime.getDayOfWeek();
        var weekday = !EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day);
        return switch (slaTarget.hours().expression()) {
            case "Mo-Fr 09:00-12:00,13:00-17:30; Sa 10:00-12:00; PH off" ->
                !holiday
                        && (weekday && (within(localTime, "09:00", "12:00") || within(localTime, "13:00", "17:30"))
                                || day == DayOfWeek.SATURDAY && within(localTime, "10:00", "12:00"));
            case "Mo-Fr 09:00-17:00" -> weekday && within(localTime, "09:00", "17:00");
            case "Mo-Fr 09:00-17:00; PH off" -> !holiday && weekday && within(localTime, "09:00", "17:00");
            case "Mo-Su 22:00-06:00" -> localTime.getHour() >= 22 || localTime.getHour() < 6;
            case "Mo,We,Sa 08:30-20:00" ->
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY)
                                .contains(day)
                        && within(localTime, "08:30", "20:00");
            case "Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off" ->
                !holiday
                        && (weekday && within(localTime, "08:30", "17:30")
                                || day == DayOfWeek.SATURDAY && within(localTime, "09:00", "12:00"));
            default -> throw new AssertionError(slaTarget.hours().expression());
        };
    }

    private static boolean within(LocalDateTime localTime, String from, String to) {
        var time = localTime.toLocalTime();
        return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(to));
    }
}
