package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.http.Unprocessable;
import io.guichet.policy.Because;
import io.guichet.policy.Hours;
import io.guichet.policy.Promised;
import io.guichet.policy.Promised.Kind;
import io.guichet.policy.Promised.StopsOn;
import io.guichet.policy.Promised.Unit;
import io.guichet.policy.Target;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final Promises promises = new Promises(null, new Calendars(), null);

    @ParameterizedTest
    @CsvSource({
        "off,               PT3H, never opens",
        "Mo-Fr nine-to-six, PT3H, is not understood",
        "24/7,              soon, cannot be parsed",
    })
    void aRowThatCannotBeCountedIsNamed(String hours, String amount, String why) {
        var because = new Because("targets", 3, "target_first", "");
        var promised = new Promised(
                Target.FIRST_RESPONSE,
                Kind.GUARANTEED,
                Unit.BUSINESS_HOURS,
                amount,
                new Hours(hours, ZoneOffset.UTC, null, because),
                StopsOn.HUMAN_REPLY,
                because);

        assertThatThrownBy(() -> promises.line(promised, NOW))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("row target_first of targets")
                .hasMessageContaining(why);
    }
}
