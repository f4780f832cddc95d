package io.guichet.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        "US,    2027-12-31, true",
        "US-NY, 2027-12-31, true",
        "US,    2026-12-31, false",
        "GB,    2002-05-27, false",
        "GB-SCT, 2002-06-04, true",
        "AU-NSW, 2015-12-25, true",
    })
    void knowsThePublicHolidaysOfCountriesAndRegions(String code, LocalDate date, boolean holiday) {
        assertThat(Holidays.of(code, List.of()).isHoliday(date)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AU", "BE", "CA", "CH", "DE", "FR", "GB", "NL", "US"})
    void differFromTheSecondSourceInAcceptedDatesOnly(String code) {
        var holidays = Holidays.of(code, List.of());
        var differences = new TreeSet<String>();
        for (var year : rows("second-source.csv", code)) {
            var second = dates(year);
            LocalDate.of(Integer.parseInt(year[1]), 1, 1)
                    .datesUntil(LocalDate.of(Integer.parseInt(year[1]) + 1, 1, 1))
                    .filter(date -> date.getDayOfWeek().getValue() < 6)
                    .filter(date -> holidays.isHoliday(date) != second.contains(date))
                    .forEach(date -> differences.add((second.contains(date) ? "second " : "first ") + date));
        }

        assertThat(rows("second-source.csv", code)).hasSize(71);
        assertThat(differences)
                .containsExactlyElementsOf(rows("accepted-differences.csv", code).stream()
                        .map(row -> row[1] + " " + row[2])
                        .sorted()
                        .toList());
    }

    private static Set<LocalDate> dates(String[] year) {
        return Arrays.stream(year.length < 3 ? new String[0] : year[2].split(" "))
                .map(day -> LocalDate.parse(year[1] + "-" + day))
                .collect(Collectors.toSet());
    }

    private static List<String[]> rows(String file, String code) {
        try (var stream = HolidaysTest.class.getResourceAsStream("/holidays/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(code + ";"))
                    .map(line -> line.split(";"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesACorrectedHolidayInTheReadersLanguage() {
        var canada = Holidays.of("CA", List.of());

        assertThat(canada.name(LocalDate.parse("2028-01-03"), Locale.FRENCH)).contains("Jour de l’An (reporté)");
        assertThat(canada.name(LocalDate.parse("2028-01-03"), Locale.ENGLISH)).contains("New Year's Day (observed)");
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
