package io.guichet.insight.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods from query parameters, in the brand's zone. */
class ReportingPeriodTest {

    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Instant NOW = Instant.parse("2026-04-05T13:00:00Z");

    @Test
    void endsWithTodayInTheZoneOfTheBrand() {
        var week = period("days=7");

        assertThat(week.first()).hasToString("2026-03-31");
        assertThat(week.last()).hasToString("2026-04-06");
        assertThat(week.start()).isEqualTo(Instant.parse("2026-03-30T11:00:00Z"));
        assertThat(week.end()).isEqualTo(Instant.parse("2026-04-06T12:00:00Z"));
        assertThat(week.query()).isEqualTo("days=7");
    }

    @ParameterizedTest
    @CsvSource({"'', 2026-03-08, 2026-04-06", "days=8, 2026-03-08, 2026-04-06", "days=x, 2026-03-08, 2026-04-06"})
    void defaultsToThirtyDays(String address, String first, String last) {
        assertThat(period(address).first()).hasToString(first);
        assertThat(period(address).last()).hasToString(last);
    }

    @Test
    void includesBothDates() {
        var days = period("from=2026-02-01&to=2026-02-28");

        assertThat(days.start()).isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(days.end()).isEqualTo(Instant.parse("2026-02-28T11:00:00Z"));
        assertThat(days.days()).isNull();
        assertThat(days.query()).isEqualTo("from=2026-02-01&to=2026-02-28");
    }

    @Test
    void completesAMissingDate() {
        assertThat(period("from=2026-04-01").last()).hasToString("2026-04-06");
        assertThat(period("to=2026-02-28").first()).hasToString("2026-01-30");
    }

    @ParameterizedTest
    @CsvSource({
        "from=soon, from",
        "to=2026-02-30, to",
        "from=2026-03-02&to=2026-03-01, to",
        "from=+999999999-12-31, from",
        "from=1969-12-31, from",
        "to=3000-01-01, to",
        "from=x&to=y, from to",
    })
    void reportsInvalidDates(String address, String fields) {
        assertThat(period(address).invalidFields()).containsExactly(fields.split(" "));
    }

    private static ReportingPeriod period(String address) {
        var parameters = new HashMap<String, String>();
        for (var pair : address.split("&")) {
            parameters.put(pair.split("=")[0], pair.contains("=") ? pair.split("=")[1] : "");
        }
        return ReportingPeriod.of(Map.copyOf(parameters), AUCKLAND, NOW);
    }
}
