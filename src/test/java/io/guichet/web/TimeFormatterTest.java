package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatterTest {

    /** A Monday, 14:30 in Paris. */
    private static final Instant NOW = Instant.parse("2026-11-23T13:30:00Z");

    private final TimeFormatter formatter = new TimeFormatter(Clock.fixed(NOW, ZoneOffset.UTC), messages());

    @ParameterizedTest
    @CsvSource({
        "PT2H10M, en, due in 2~h~10~· today 16:40",
        "PT2H10M, fr, échéance dans 2~h~10~· aujourd’hui 16~h~40",
        "PT2H10M, en-US, due in 2~h~10~· today 4:40~PM",
        "PT2H10M, en-GB, due in 2~h~10~· today 16:40",
        "PT0S, en, due in less than a minute~· today 14:30",
        "-PT35M, en, overdue by 35~min~· today 13:55",
        "-PT35M, fr, en retard de 35~min~· aujourd’hui 13~h~55",
        "PT20H, en, due in 20~h~· tomorrow 10:30",
        "-P1D, fr, en retard de 1~j~· hier 14~h~30",
        "P3DT4H, en, due in 3~d~4~h~· Thu 26 Nov 18:30",
        "P3DT4H, fr, échéance dans 3~j~4~h~· jeu. 26/11/2026 18~h~30",
        "P60D, en, due in 60~d~· 22 Jan 2027 14:30",
        "P60D, fr, échéance dans 60~j~· 22/01/2027 14~h~30"
    })
    void formatsDueDates(Duration offset, String language, String text) {
        assertThat(formatter.due(NOW.plus(offset), Locale.forLanguageTag(language)))
                .isEqualTo(text.replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M, en, 30 minutes",
        "PT30M, fr, 30~minutes",
        "PT1H, fr, 1~heure",
        "PT24H, en, 24 hours",
        "PT24H, fr, 24~heures",
        "PT48H, fr, 48~heures",
        "P3D, fr, 3~jours",
        "P30D, en, 30 days"
    })
    void namesPromisesInWords(Duration length, String language, String text) {
        assertThat(formatter.promised(length, Locale.forLanguageTag(language))).isEqualTo(text.replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"PT20H, en, tomorrow 10:30", "P60D, en, Fri 22 Jan 2027 14:30", "P60D, fr, ven. 22/01/2027 14~h~30"})
    void formatsDistantDatesWithTheirWeekday(Duration offset, String language, String text) {
        assertThat(formatter.weekdayDateTime(NOW.plus(offset), Locale.forLanguageTag(language), formatter.zone()))
                .isEqualTo(text.replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "PT59S, less than a minute",
        "PT60S, 1~min",
        "PT1H5M, 1~h~05",
        "-PT1H, 1~h",
        "PT48H, 2~d",
        "PT25H, 1~d~1~h"
    })
    void formatsDurations(Duration length, String text) {
        assertThat(formatter.duration(length, Locale.ENGLISH)).isEqualTo(text.replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0~min", "PT30S, 30~s", "PT45M, 45~min", "PT39H, 39~h", "PT50H5M59S, 50~h 5~min 59~s"})
    void formatsExactDurationsInHours(Duration length, String text) {
        assertThat(formatter.exactDuration(length)).isEqualTo(text.replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"PT2H, en, in 2~h", "-PT2H, en, 2~h ago", "-PT2H, fr, il y a 2~h"})
    void formatsTimesRelativeToNow(Duration offset, String language, String text) {
        assertThat(formatter.relative(NOW.plus(offset), Locale.forLanguageTag(language)))
                .isEqualTo(text.replace('~', '\u00a0'));
    }

    @Test
    void usesTodayOfTheGivenZone() {
        var lateInParis = Instant.parse("2026-11-23T23:30:00Z");

        assertThat(formatter.dateTime(lateInParis, Locale.ENGLISH)).isEqualTo("tomorrow 00:30");
        assertThat(formatter.dateTime(lateInParis, Locale.ENGLISH, ZoneId.of("America/New_York")))
                .isEqualTo("today 18:30");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, fr, 1er décembre 2026",
        "2026-12-01, fr-BE, 1er décembre 2026",
        "2026-12-02, fr, 2 décembre 2026",
        "2026-12-11, fr, 11 décembre 2026",
        "2026-12-01, en, 1 December 2026"
    })
    void formatsDates(LocalDate date, String language, String text) {
        assertThat(formatter.date(date, Locale.forLanguageTag(language))).isEqualTo(text);
    }

    @Test
    void formatsTheFirstOfAMonthWithItsTime() {
        assertThat(formatter.fullDateTime(Instant.parse("2026-12-01T13:30:00Z"), Locale.FRENCH))
                .startsWith("mardi 1er décembre 2026, ");
    }

    @Test
    void formatsTheFullInstantWithItsZone() {
        assertThat(formatter.fullDateTime(NOW, Locale.ENGLISH))
                .isEqualTo("Monday 23 November 2026, 14:30 (Central European Time, UTC+01:00)");
        assertThat(formatter.fullDateTime(NOW, Locale.FRENCH, ZoneId.of("Africa/Dakar")))
                .isEqualTo("lundi 23 novembre 2026, 13\u00a0h\u00a030 (Heure de Greenwich, UTC)");
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Brisbane, en, tomorrow 09:30 (Eastern Australia Time)",
        "America/New_York, en, today 18:30 (Eastern Time)",
        "America/New_York, fr, aujourd’hui 18~h~30 (heure de l’Est nord-américain)",
        "+10:00, en, tomorrow 09:30 (UTC+10:00)",
        "UTC, en, today 23:30 (UTC)",
    })
    void namesTheZoneInWords(ZoneId zone, String language, String text) {
        var lateInParis = Instant.parse("2026-11-23T23:30:00Z");
        var locale = Locale.forLanguageTag(language);

        assertThat(formatter.zonedDateTime(lateInParis, locale, zone)).isEqualTo(text.replace('~', '\u00a0'));
        assertThat(formatter.zonedDue(lateInParis, locale, zone)).endsWith(text.replace('~', '\u00a0'));
        assertThat(formatter.zonedWeekdayDateTime(lateInParis, locale, zone)).isEqualTo(text.replace('~', '\u00a0'));
    }

    @Test
    void namesTheZoneOfATimeOfDay() {
        assertThat(formatter.zonedTime(LocalTime.of(16, 0), Locale.ENGLISH, ZoneId.of("Europe/Brussels")))
                .isEqualTo("16:00 (Central European Time)");
    }

    @Test
    void namesAFixedOffsetOnce() {
        assertThat(formatter.fullDateTime(NOW, Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo("Monday 23 November 2026, 13:30 (UTC)");
        assertThat(formatter.fullDateTime(NOW, Locale.ENGLISH, ZoneOffset.ofHours(10)))
                .isEqualTo("Monday 23 November 2026, 23:30 (UTC+10:00)");
    }

    private static GrammarMessageSource messages() {
        return new GrammarMessageSource("messages");
    }
}
