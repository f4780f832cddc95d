package io.guichet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.notification.NotificationSetting.Digest;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quiet hours and the times of digests, in Paris, two hours ahead of UTC in summer. */
class NotificationSettingTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "19:00, 08:00, 16:59, false",
        "19:00, 08:00, 17:00, true",
        "19:00, 08:00, 05:59, true",
        "19:00, 08:00, 06:00, false",
        "12:00, 14:00, 10:00, true",
        "12:00, 14:00, 12:00, false",
        ",      ,      02:00, false"
    })
    void isQuietFromTheBeginningToTheEnd(LocalTime from, LocalTime until, LocalTime utc, boolean quiet) {
        var setting = new NotificationSetting(true, Digest.HOURLY, from, until, null);

        assertThat(setting.isQuiet(at(utc), PARIS)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY,  2030-07-01T05:00:00Z, 10:00, true",
        "DAILY,  2030-07-02T06:00:00Z, 10:00, false",
        "DAILY,  2030-07-01T18:00:00Z, 05:00, false",
        "DAILY,  ,                     10:00, true",
        "HOURLY, 2030-07-02T09:00:00Z, 10:00, true",
        "HOURLY, 2030-07-02T09:00:01Z, 10:00, false",
        "NONE,   ,                     10:00, false"
    })
    void isDueOnceADayOrAnHour(Digest digest, Instant last, LocalTime utc, boolean due) {
        var setting = new NotificationSetting(true, digest, LocalTime.of(19, 0), LocalTime.of(8, 0), last);

        assertThat(setting.isDigestDue(at(utc), PARIS)).isEqualTo(due);
    }

    private static Instant at(LocalTime utc) {
        return Instant.parse("2030-07-02T%s:00Z".formatted(utc));
    }
}
