package io.guichet.sla;

import io.guichet.policy.Promised;
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
 * A clock as one would keep it by hand: the lines are read from the first to the last, and time is walked minute by minute.
 * It shares neither calendars nor ways of reading the ledger with the desk.
 */
final class SlowClock {

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
    private static final int LONGEST_WALK_IN_DAYS = 200;

    private record Stood(Instant from, Instant to) {}

    private final List<Stood> stood = new ArrayList<>();
    private Promised promised;
    private Instant start;
    private Instant ordered;
    private Instant orderedAt;

    /** @param lines all of one run, as they were written; each at the same instant at which it took effect */
    SlowClock(List<ClockEntry> lines) {
        Instant standing = null;
        for (var line : lines) {
            var taken = lines.stream().anyMatch(by -> by.revokes() != null && by.revokes() == line.id());
            if (taken) {
                continue;
            }
            switch (line.entry()) {
                case STARTED, RETARGETED -> {
                    promised = line.promised();
                    start = line.effectiveAt();
                }
                case OVERRIDDEN -> {
                    ordered = line.due();
                    orderedAt = line.effectiveAt();
                }
                case PAUSED -> standing = line.effectiveAt();
                case RESUMED, STOPPED -> {
                    if (standing != null) {
                        stood.add(new Stood(standing, line.effectiveAt()));
                    }
                    standing = null;
                }
                case REVOKED -> {}
            }
        }
    }

    Instant deadline() {
        if (ordered != null) {
            return order();
        }
        return switch (promised.unit()) {
            case ELAPSED, BUSINESS_HOURS ->
                walk(start, Duration.parse(promised.amount()).toMinutes());
            case BUSINESS_DAYS -> closing(Period.parse(promised.amount()).getDays(), LocalTime.MAX);
            case CUT_OFF -> closing(0, LocalTime.parse(promised.amount()));
        };
    }

    private Instant order() {
        if (stood.stream().noneMatch(pause -> pause.to().isAfter(orderedAt))) {
            return ordered;
        }
        long minutes = 0;
        for (var at = orderedAt; at.isBefore(ordered); at = at.plus(MINUTE)) {
            minutes += isOpen(at) ? 1 : 0;
        }
        return minutes == 0 ? firstOpenMinute(orderedAt) : walk(orderedAt, minutes);
    }

    private Instant firstOpenMinute(Instant from) {
        var at = from;
        while (!isOpen(at) || stands(at)) {
            at = at.plus(MINUTE);
        }
        return at;
    }

    private Instant walk(Instant from, long minutes) {
        var at = from;
        for (long left = minutes; left > 0; at = at.plus(MINUTE)) {
            left -= isOpen(at) && !stands(at) ? 1 : 0;
        }
        return at;
    }

    /** The closing of the day of receipt, or of as many days after it; what comes too late on a day waits for the next one. */
    private Instant closing(int days, LocalTime cutOff) {
        var received = LocalDateTime.ofInstant(start, ZONE);
        int left = days;
        var isReceived = false;
        for (int day = 0; day < LONGEST_WALK_IN_DAYS; day++) {
            var date = received.toLocalDate().plusDays(day);
            var closes = closes(date);
            var past = closes == null
                    || !closes.isAfter(start)
                    || (day == 0 && !received.toLocalTime().isBefore(cutOff));
            if (past || standsAtClosing(closes)) {
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

    private Instant closes(LocalDate date) {
        Instant closes = null;
        for (int minute = 0; minute < 24 * 60; minute++) {
            var wall = date.atStartOfDay().plusMinutes(minute);
            closes = isOpen(wall) ? wall.plusMinutes(1).atZone(ZONE).toInstant() : closes;
        }
        return closes;
    }

    private boolean stands(Instant minute) {
        return stood.stream()
                .anyMatch(pause -> !pause.from().isAfter(minute) && pause.to().isAfter(minute));
    }

    private boolean standsAtClosing(Instant closes) {
        return stood.stream()
                .anyMatch(pause -> pause.from().isBefore(closes) && !pause.to().isBefore(closes));
    }

    private boolean isOpen(Instant instant) {
        return promised.hours() == null || isOpen(LocalDateTime.ofInstant(instant, ZONE));
    }

    private boolean isOpen(LocalDateTime wall) {
        var holiday = "FR".equals(promised.hours().holidays()) && FRENCH_HOLIDAYS.contains(wall.toLocalDate());
        var day = wall.getDayOfWeek();
        var weekday = !EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day);
        return switch (promised.hours().expression()) {
            case "Mo-Fr 09:00-12:00,13:00-17:30; Sa 10:00-12:00; PH off" ->
                !holiday
                        && (weekday && (within(wall, "09:00", "12:00") || within(wall, "13:00", "17:30"))
                                || day == DayOfWeek.SATURDAY && within(wall, "10:00", "12:00"));
            case "Mo-Fr 09:00-17:00" -> weekday && within(wall, "09:00", "17:00");
            case "Mo-Fr 09:00-17:00; PH off" -> !holiday && weekday && within(wall, "09:00", "17:00");
            case "Mo-Su 22:00-06:00" -> wall.getHour() >= 22 || wall.getHour() < 6;
            case "Mo,We,Sa 08:30-20:00" ->
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY)
                                .contains(day)
                        && within(wall, "08:30", "20:00");
            case "Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off" ->
                !holiday
                        && (weekday && within(wall, "08:30", "17:30")
                                || day == DayOfWeek.SATURDAY && within(wall, "09:00", "12:00"));
            default -> throw new AssertionError(promised.hours().expression());
        };
    }

    private static boolean within(LocalDateTime wall, String from, String to) {
        var time = wall.toLocalTime();
        return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(to));
    }
}
