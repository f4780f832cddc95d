package io.guichet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.problem.BadInput;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTimeTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0",
                "1772442000",
                "2026-03-02T09:00:00",
                "2026-03-02T24:00:00Z",
                "2026-02-30T09:00:00Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2201-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "2026-03-02T09:00:00+19:00",
                "2026-W10-1",
                "2026-02-30",
                "1969-12-31",
                "2201-01-01"
            })
    void refusesWhatIsNoTimeOfTheDesk(String text) {
        assertThatThrownBy(() -> InputTime.instant("from", text))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("from: must be an instant");
        assertThatThrownBy(() -> InputTime.dateOrInstant("from", text, PARIS)).isInstanceOf(BadInput.class);
        assertThat(InputTime.date(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "2200-12-31T23:59:59.999999999Z, 2200-12-31T23:59:59.999999999Z",
        "2026-03-02T09:00+01:00, 2026-03-02T08:00:00Z",
        "2026-03-02, 2026-03-01T23:00:00Z",
        "2026-07-14, 2026-07-13T22:00:00Z"
    })
    void readsInstantsAndDatesOfTheZone(String text, Instant instant) {
        assertThat(InputTime.dateOrInstant("from", text, PARIS)).isEqualTo(instant);
    }
}
