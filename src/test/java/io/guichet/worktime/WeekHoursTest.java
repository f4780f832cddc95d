package io.guichet.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening hours of the week of Monday 2 March 2026. */
class WeekHoursTest {

    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24/7                                     |    | MONDAY-SUNDAY 00:00-00:00 | AS_USUAL | true",
                "Mo-Fr 09:00-17:00; PH off                | FR | MONDAY-FRIDAY 09:00-17:00 | CLOSED | true",
                "Mo-Fr 09:00-17:00; PH off                |    | MONDAY-FRIDAY 09:00-17:00 | AS_USUAL | true",
                "Mo-Fr 09:00-17:00; PH 10:00-12:00        | FR | MONDAY-FRIDAY 09:00-17:00 | OTHER | true",
                "Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off | BE | MONDAY-FRIDAY 08:30-17:30, SATURDAY-SATURDAY 09:00-12:00 | CLOSED | true",
                "Mo,We 13:00-17:00,09:00-12:00            |    | MONDAY-MONDAY 09:00-12:00 13:00-17:00, WEDNESDAY-WEDNESDAY 09:00-12:00 13:00-17:00 | AS_USUAL | true",
                "Su 20:00-05:00                           |    | SUNDAY-SUNDAY 20:00-05:00 | AS_USUAL | true",
                "Mo-Fr 09:00-17:00; Mar 4 off             |    | MONDAY-TUESDAY 09:00-17:00, THURSDAY-FRIDAY 09:00-17:00 | AS_USUAL | false",
                "Mo-Fr 09:00-17:00; Dec 24 off            |    | MONDAY-FRIDAY 09:00-17:00 | AS_USUAL | false",
                "Dec 24 09:00-12:00                       |    | '' | AS_USUAL | false",
            })
    void groupsDaysWithTheSameHours(
            String hours, String holidays, String days, WeekHours.HolidayEffect onHolidays, boolean everyWeek) {
        var calendar =
                WorkCalendar.of(OpeningHours.of(hours), ZoneId.of("Europe/Brussels"), Holidays.of(holidays, List.of()));

        var week = WeekHours.of(calendar, WEDNESDAY);

        assertThat(week.days().stream().map(WeekHoursTest::format).collect(Collectors.joining(", ")))
                .isEqualTo(days);
        assertThat(week.holidays()).isEqualTo(onHolidays);
        assertThat(week.everyWeek()).isEqualTo(everyWeek);
        assertThat(week.isAlwaysOpen()).isEqualTo(hours.equals("24/7"));
    }

    private static String format(WeekHours.DayRange days) {
        return days.times().stream()
                .map(times -> times.from() + "-" + times.to())
                .collect(Collectors.joining(" ", days.first() + "-" + days.last() + " ", ""));
    }
}
