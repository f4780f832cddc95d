package io.guichet.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conventions of working time, one by one. */
class WorkCalendarTest {

    private static final String OFFICE = "Mo-Fr 09:00-17:00; PH off";

    @ParameterizedTest
    @CsvSource({
        // used up exactly at closing: due at closing
        "Mo-Fr 09:00-17:00, Europe/Paris, 2026-07-06T16:00+02:00, PT1H,     2026-07-06T17:00+02:00",
        "Mo-Fr 09:00-17:00, Europe/Paris, 2026-07-06T16:00+02:00, PT1H1S,   2026-07-07T09:00:01+02:00",
        // over a weekend, to the second
        "Mo-Fr 09:00-17:00, Europe/Paris, 2026-07-10T16:59:30+02:00, PT1M,  2026-07-13T09:00:30+02:00",
        // zero: at the start if open, otherwise at the next opening
        "Mo-Fr 09:00-17:00, Europe/Paris, 2026-07-06T10:00+02:00, PT0S,     2026-07-06T10:00+02:00",
        "Mo-Fr 09:00-17:00, Europe/Paris, 2026-07-06T17:00+02:00, PT0S,     2026-07-07T09:00+02:00",
        // an overnight span belongs to the day it starts on
        "Su 20:00-05:00,    Europe/Paris, 2026-07-06T04:00+02:00, PT2H,     2026-07-12T21:00+02:00",
        // the repeated autumn hour is one hour longer, the skipped spring hour one shorter
        "Su 00:00-06:00,    Europe/Paris, 2026-10-25T00:00+02:00, PT7H,     2026-10-25T06:00+01:00",
        "Su 00:00-06:00,    Europe/Paris, 2026-03-29T00:00+01:00, PT5H,     2026-03-29T06:00+02:00",
        // a fixed offset has no daylight saving time
        "Mo-Fr 09:00-18:00, +10:00,       2026-07-06T17:30+10:00, PT1H,     2026-07-07T09:30+10:00",
        // across the end of a year
        "24/7,              UTC,          2025-12-31T23:00Z,      PT2H,     2026-01-01T01:00Z",
    })
    void adds(String hours, String zone, OffsetDateTime start, Duration working, OffsetDateTime due) {
        var calendar = calendar(hours, zone, Holidays.none());

        assertThat(calendar.add(start.toInstant(), working)).isEqualTo(due.toInstant());
        assertThat(calendar.between(start.toInstant(), due.toInstant())).isEqualTo(working);
    }

    @Test
    void holidaysCloseOnlyByAPhRule() {
        var belgium = Holidays.of("BE", List.of());
        var closed = calendar(OFFICE, "Europe/Brussels", belgium);
        var open = calendar("Mo-Fr 09:00-17:00", "Europe/Brussels", belgium);
        var start = at("2026-07-20T16:30+02:00");

        assertThat(closed.add(start, Duration.ofHours(1))).isEqualTo(at("2026-07-22T09:30+02:00"));
        assertThat(open.add(start, Duration.ofHours(1))).isEqualTo(at("2026-07-21T09:30+02:00"));
    }

    @Test
    void aHolidayKeepsTheOvernightSpanBeforeIt() {
        var night = calendar(
                "Mo-Su 20:00-05:00; PH off", "Europe/Paris", Holidays.of(null, List.of(LocalDate.parse("2026-07-14"))));

        assertThat(night.between(at("2026-07-13T20:00+02:00"), at("2026-07-15T12:00+02:00")))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void customDatesCloseNothingWithoutAPhRule() {
        var calendar = calendar(
                "Mo-Fr 09:00-17:00", "Europe/Paris", Holidays.of(null, List.of(LocalDate.parse("2026-07-07"))));

        assertThat(calendar.add(at("2026-07-06T16:00+02:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-07-07T10:00+02:00"));
    }

    @Test
    void measuresZeroBackwards() {
        var calendar = calendar(OFFICE, "Europe/Paris", Holidays.none());

        assertThat(calendar.between(at("2026-07-07T12:00Z"), at("2026-07-06T12:00Z")))
                .isZero();
    }

    @Test
    void pausesMayOverlapLieOutsideAndBeUnsorted() {
        var calendar = calendar(OFFICE, "UTC", Holidays.none());
        var pauses = Pauses.of(List.of(
                new Pauses.Pause(at("2026-07-06T11:00Z"), at("2026-07-06T13:00Z")),
                new Pauses.Pause(at("2026-07-01T00:00Z"), at("2026-07-02T00:00Z")),
                new Pauses.Pause(at("2026-07-06T10:00Z"), at("2026-07-06T12:00Z")),
                new Pauses.Pause(at("2026-07-06T20:00Z"), at("2026-07-06T22:00Z"))));

        assertThat(calendar.add(at("2026-07-06T09:00Z"), Duration.ofHours(6), pauses))
                .isEqualTo(at("2026-07-07T10:00Z"));
    }

    @Test
    void returnsTheNextOpeningOrClosing() {
        var office = calendar(OFFICE, "UTC", Holidays.none());

        assertThat(office.nextChange(at("2026-07-10T10:00Z"))).contains(at("2026-07-10T17:00Z"));
        assertThat(office.nextChange(at("2026-07-10T17:00Z"))).contains(at("2026-07-13T09:00Z"));
        assertThat(calendar("24/7", "UTC", Holidays.none()).nextChange(at("2026-07-10T17:00Z")))
                .isEmpty();
        assertThat(calendar("off", "UTC", Holidays.none()).nextChange(at("2026-07-10T17:00Z")))
                .isEmpty();
    }

    @Test
    void rejectsHoursThatNeverOpen() {
        for (var never : List.of("off", "Mo-Fr 09:00-17:00; off", "2020 Mo-Fr 09:00-17:00", "Feb 30 09:00-10:00")) {
            assertThatThrownBy(() -> calendar(never, "Europe/Paris", Holidays.none())
                            .add(at("2026-07-06T09:00Z"), Duration.ofHours(1)))
                    .as(never)
                    .isInstanceOf(NeverOpens.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the closing of the Nth working day after the day of receipt
        "2026-07-06T10:00+02:00, 1, 2026-07-07T17:00+02:00",
        "2026-07-06T10:00+02:00, 5, 2026-07-13T17:00+02:00",
        // outside working time it counts as received at the next opening
        "2026-07-06T18:00+02:00, 1, 2026-07-08T17:00+02:00",
        "2026-07-11T12:00+02:00, 1, 2026-07-14T17:00+02:00",
        "2026-07-06T07:00+02:00, 1, 2026-07-07T17:00+02:00",
    })
    void countsWorkingDays(OffsetDateTime start, int days, OffsetDateTime due) {
        var working = new WorkingDays(calendar(OFFICE, "Europe/Paris", Holidays.none()));

        assertThat(working.add(start.toInstant(), days, Pauses.none())).isEqualTo(due.toInstant());
    }

    @Test
    void aPauseMovesTheDayByTheWorkingDaysItCovers() {
        var working = new WorkingDays(calendar(OFFICE, "UTC", Holidays.none()));
        var pauses = Pauses.of(List.of(new Pauses.Pause(at("2026-07-07T10:00Z"), at("2026-07-09T15:00Z"))));

        assertThat(working.add(at("2026-07-06T10:00Z"), 3, pauses)).isEqualTo(at("2026-07-13T17:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-17T15:59+02:00, 2026-07-17T17:30+02:00",
        "2026-07-17T16:00+02:00, 2026-07-18T12:00+02:00",
        "2026-07-17T16:01+02:00, 2026-07-18T12:00+02:00",
        "2026-07-18T11:59+02:00, 2026-07-18T12:00+02:00",
        "2026-07-18T13:00+02:00, 2026-07-20T17:30+02:00",
        "2026-07-19T09:00+02:00, 2026-07-20T17:30+02:00",
        "2026-07-20T07:00+02:00, 2026-07-20T17:30+02:00",
        "2026-07-20T16:01+02:00, 2026-07-22T17:30+02:00",
    })
    void aCutOffIsDueAtTheClosingOfThatOrTheNextDay(OffsetDateTime received, OffsetDateTime due) {
        var working = new WorkingDays(
                calendar("Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off", "Europe/Brussels", Holidays.of("BE", List.of())));

        assertThat(working.cutOff(received.toInstant(), LocalTime.of(16, 0), Pauses.none()))
                .isEqualTo(due.toInstant());
    }

    @Test
    void explainsSkippedIntervals() {
        var calendar = calendar(OFFICE, "Europe/Brussels", Holidays.of("BE", List.of()));
        var pauses = Pauses.of(List.of(new Pauses.Pause(at("2026-07-22T09:30+02:00"), at("2026-07-22T10:00+02:00"))));

        var intervals = new IntervalExplainer(calendar, Locale.ENGLISH)
                .explain(at("2026-07-20T16:00+02:00"), at("2026-07-22T10:30+02:00"), pauses);

        assertThat(intervals)
                .extracting(ExplainedInterval::reason)
                .containsExactly(
                        ExplainedInterval.IntervalReason.OPEN,
                        ExplainedInterval.IntervalReason.CLOSED,
                        ExplainedInterval.IntervalReason.HOLIDAY,
                        ExplainedInterval.IntervalReason.CLOSED,
                        ExplainedInterval.IntervalReason.OPEN,
                        ExplainedInterval.IntervalReason.PAUSED,
                        ExplainedInterval.IntervalReason.OPEN);
        assertThat(intervals.get(2).detail()).isEqualTo("National Day");
    }

    private static WorkCalendar calendar(String hours, String zone, Holidays holidays) {
        return WorkCalendar.of(OpeningHours.of(hours), ZoneId.of(zone), holidays);
    }

    private static Instant at(String instant) {
        return OffsetDateTime.parse(instant).toInstant();
    }
}
