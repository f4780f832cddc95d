package io.guichet.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guichet.insight.metric.ChangeDrivers.ChangeDriver;
import io.guichet.insight.metric.ChangeDrivers.Ratio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The parts of a change add up to it. */
class ChangeDriversTest {

    private static final double EXACT = 1e-12;

    @Test
    void separatesMixFromRate() {
        var drivers = ChangeDrivers.of(
                Map.of("silver", new Ratio(90, 100), "gold", new Ratio(100, 100)),
                Map.of("silver", new Ratio(70, 100), "gold", new Ratio(100, 100)));

        assertThat(drivers.change()).isEqualTo(-0.1, within(EXACT));
        assertThat(drivers.drivers().get(0))
                .returns("silver", ChangeDriver::value)
                .returns(0.0, ChangeDriver::mix)
                .satisfies(driver -> assertThat(driver.rate()).isEqualTo(-0.1, within(EXACT)));
        assertThat(drivers.drivers().get(1).total()).isEqualTo(0, within(EXACT));
    }

    @Test
    void callsAShiftBetweenValuesMix() {
        var drivers = ChangeDrivers.of(
                Map.of("a", new Ratio(50, 100), "b", new Ratio(100, 100)),
                Map.of("a", new Ratio(150, 300), "b", new Ratio(100, 100)));

        assertThat(drivers.drivers())
                .allSatisfy(driver -> assertThat(driver.rate()).isZero());
        assertThat(drivers.drivers().stream().mapToDouble(ChangeDriver::mix).sum())
                .isEqualTo(drivers.change(), within(EXACT));
    }

    @Property(tries = 500)
    void thePartsAddUpToTheChange(@ForAll @Size(12) List<@IntRange(max = 50) Integer> numbers) {
        var before = new HashMap<String, Ratio>();
        var now = new HashMap<String, Ratio>();
        for (int at = 0; at < 6; at++) {
            (at % 2 == 0 ? before : now)
                    .put("v" + at / 2, new Ratio(Math.min(numbers.get(at), numbers.get(at + 6)), numbers.get(at + 6)));
        }

        var drivers = ChangeDrivers.of(before, now);

        assertThat(drivers.drivers().stream().mapToDouble(ChangeDriver::total).sum())
                .isEqualTo(drivers.change(), within(EXACT));
    }
}
