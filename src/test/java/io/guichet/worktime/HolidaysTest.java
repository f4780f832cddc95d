package io.guichet.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "FR,    2026-07-14, true",
        "FR,    2026-07-21, false",
        "BE,    2026-07-21, true",
        "US,    2026-11-26, true",
        "DE,    2026-06-04, false",
        "DE-BY, 2026-06-04, true",
        "de-by, 2026-06-04, true",
    })
    void knowsThePublicHolidaysOfCountriesAndRegions(String code, LocalDate date, boolean holiday) {
        assertThat(Holidays.of(code, List.of()).isHoliday(date)).isEqualTo(holiday);
    }

    @Test
    void namesThemInTheReadersLanguage() {
        var france = Holidays.of("FR", List.of());

        assertThat(france.name(LocalDate.parse("2026-12-25"), Locale.FRENCH)).contains("Noël");
        assertThat(france.name(LocalDate.parse("2026-12-25"), Locale.ENGLISH)).contains("Christmas");
    }

    @Test
    void addsCustomDates() {
        var more = Holidays.of("FR", List.of(LocalDate.parse("2026-12-24")));

        assertThat(more.isHoliday(LocalDate.parse("2026-12-24"))).isTrue();
        assertThat(more.isHoliday(LocalDate.parse("2026-12-25"))).isTrue();
        assertThat(Holidays.of("FR", List.of()).isHoliday(LocalDate.parse("2026-12-24")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "FRA", "DE-QQ", "nyse", "F"})
    void rejectsAnUnknownCountryOrRegion(String code) {
        assertThatThrownBy(() -> Holidays.of(code, List.of()))
                .isInstanceOf(InvalidWorktimeInput.class)
                .hasMessageContaining(code.toUpperCase(Locale.ROOT));
    }

    @Test
    void isKnownForYearsOfCountryOrCustomDates() {
        var dates = Holidays.of(null, List.of(LocalDate.of(2026, 7, 21)));

        assertThat(Holidays.of("FR", List.of()).isKnownFor(2031)).isTrue();
        assertThat(dates.isKnownFor(2026)).isTrue();
        assertThat(dates.isKnownFor(2027)).isFalse();
        assertThat(Holidays.none().isKnownFor(2026)).isFalse();
    }
}
