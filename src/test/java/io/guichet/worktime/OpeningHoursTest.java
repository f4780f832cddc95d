package io.guichet.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.worktime.DayRule.CalendarDay;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open spans of days. 2026-07-06 is a Monday; an asterisk marks a holiday. */
class OpeningHoursTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 09:00-17:00; PH off            | 2026-07-06  | 540-1020",
                "Mo-Fr 09:00-17:00; PH off            | 2026-07-06* | closed",
                "Mo-Fr 09:00-17:00                    | 2026-07-06* | 540-1020",
                "Mo-Fr 09:00-17:00                    | 2026-07-11  | closed",
                "Mo-Fr 9:00-12:00,13:00-17:00         | 2026-07-06  | 540-720 780-1020",
                "Su 20:00-05:00                       | 2026-07-12  | 1200-1740",
                "24/7                                 | 2026-07-12* | 0-1440",
                "Mo-Su 00:00-24:00                    | 2026-07-12  | 0-1440",
                "Fr-Mo 10:00-12:00                    | 2026-07-12  | 600-720",
                "Fr-Mo 10:00-12:00                    | 2026-07-07  | closed",
                "PH,Sa 09:00-12:00                    | 2026-07-06* | 540-720",
                "PH,Sa 09:00-12:00                    | 2026-07-11  | 540-720",
                "PH Mo-Fr 10:00-12:00                 | 2026-07-06* | 600-720",
                "PH Mo-Fr 10:00-12:00                 | 2026-07-06  | closed",
                "Mo-Fr 09:00-17:00; Mo 10:00-12:00    | 2026-07-06  | 600-720",
                "Mo-Fr 09:00-17:00, Mo 18:00-20:00    | 2026-07-06  | 540-1020 1080-1200",
                "Mo-Fr 09:00-17:00; 12:00-13:00 off   | 2026-07-06  | 540-720 780-1020",
                "Mo-Fr 09:00-17:00; Jul off           | 2026-07-06  | closed",
                "Mo-Fr 09:00-17:00; Jul-Aug 10:00-12:00 | 2026-07-06 | 600-720",
                "Mo-Fr 09:00-17:00; Dec 24-Jan 2 off  | 2026-12-31  | closed",
                "Mo-Fr 09:00-17:00; Dec 24-Jan 2 off  | 2027-01-04  | 540-1020",
                "Mo-Fr 09:00-17:00; 2026 Jul 6 off    | 2026-07-06  | closed",
                "Mo-Fr 09:00-17:00; 2027 Jul 6 off    | 2026-07-06  | 540-1020",
                "2026 Mo-Fr 09:00-17:00               | 2027-07-06  | closed",
                "2026+ Mo-Fr 09:00-17:00              | 2027-07-06  | 540-1020",
                "2026 Dec 24-2027 Jan 2 10:00-11:00   | 2027-01-01  | 600-660",
                "week 28 Mo 09:00-10:00               | 2026-07-06  | 540-600",
                "week 29-30 Mo 09:00-10:00            | 2026-07-06  | closed",
                "Mo[1] 09:00-10:00                    | 2026-07-06  | 540-600",
                "Mo[2] 09:00-10:00                    | 2026-07-06  | closed",
                "Mo[-1] 09:00-10:00                   | 2026-07-27  | 540-600",
                "Feb 29 off; 09:00-10:00              | 2028-02-29  | 540-600",
                "09:00-10:00; Feb 29 off              | 2028-02-29  | closed",
                "Mo                                   | 2026-07-06  | 0-1440",
                "Mo-Fr 09:00-17:00 \"by phone\"       | 2026-07-06  | 540-1020",
                "Mo-Fr 22:00-26:00                    | 2026-07-06  | 1320-1560",
            })
    void returnsTheSpansThatStartOnADay(String expression, String date, String spans) {
        var day = new CalendarDay(LocalDate.parse(date.replace("*", "")), date.endsWith("*"));

        var actual = OpeningHours.of(expression).spansOn(day).stream()
                .map(span -> span.open() + "-" + span.close())
                .collect(Collectors.joining(" "));

        assertThat(actual.isEmpty() ? "closed" : actual).isEqualTo(spans);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sunrise-sunset                          | sun",
                "Mo 10:00+                               | open end",
                "10:00-16:00/90                          | interval",
                "SH off; Mo 09:00-10:00                  | school holidays",
                "Mo 09:00-10:00; easter off              | Easter",
                "Mo 09:00-10:00; PH +1 day off           | holiday",
                "Mo 09:00-10:00; Dec 25 +1 day off       | before or after a date",
                "2026-2030/2 Mo 09:00-10:00              | n-th year",
                "week 01-10/2 Mo 09:00-10:00             | n-th week",
                "\"call us\"                             | comment",
                "Mo 09:00-10:00 unknown                  | unknown",
                "Mo 09:00-09:00                          | ends when it starts",
                "rubbish                                 | cannot be parsed",
                "Mo-Fr 09:60-17:00                       | cannot be parsed",
            })
    void namesUnsupportedSyntax(String expression, String message) {
        assertThatThrownBy(() -> OpeningHours.of(expression))
                .isInstanceOfSatisfying(
                        InvalidWorktimeInput.class, e -> assertThat(e.field()).isEqualTo("hours"))
                .hasMessageContaining(message);
    }

    @Test
    void rejectsAFallbackRule() {
        assertThatThrownBy(() -> OpeningHours.of("Mo-Fr 09:00-17:00 || \"by appointment\""))
                .isInstanceOf(InvalidWorktimeInput.class)
                .hasMessageContaining("fallback");
    }

    @Test
    void returnsTheCommentOfAClosedDay() {
        var hours = OpeningHours.of("Mo-Fr 09:00-17:00; Dec 24 off \"staff party\"");

        assertThat(hours.closingComment(new CalendarDay(LocalDate.parse("2026-12-24"), false)))
                .contains("staff party");
        assertThat(hours.closingComment(new CalendarDay(LocalDate.parse("2026-12-23"), false)))
                .isEmpty();
    }
}
