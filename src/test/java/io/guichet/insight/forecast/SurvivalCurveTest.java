package io.guichet.insight.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guichet.insight.forecast.SurvivalCurve.Outlook;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The outlook of clocks that have used a share of their promise. */
class SurvivalCurveTest {

    private static final double EXACT = 1e-9;

    private final SurvivalCurve curve = new SurvivalCurve();

    @Test
    void knowsNothingWithoutClocks() {
        assertThat(curve.after(0.5)).returns(0, Outlook::count).matches(outlook -> Double.isNaN(outlook.breached()));
    }

    @Test
    void growsWorseWithAge() {
        for (int clock = 0; clock < 8; clock++) {
            curve.addStopped(0.1);
        }
        curve.addStopped(0.8);
        curve.addLate();

        assertThat(curve.after(0).breached()).isEqualTo(0.1, within(EXACT));
        assertThat(curve.after(0.5)).isEqualTo(new Outlook(2, 0.5));
        assertThat(curve.after(0.9)).isEqualTo(new Outlook(1, 1));
    }

    /** Without them, those that stopped early would be all that is known. */
    @Test
    void countsClocksThatStillRun() {
        curve.addStopped(0.2);
        curve.addOpen(0.6);
        curve.addOpen(0.6);
        curve.addStopped(0.8);
        curve.addLate();

        // 4 of 5 run on after 0.2, and of the 2 that are known to have reached 0.8 one stopped there
        assertThat(curve.after(0)).isEqualTo(new Outlook(5, 0.8 * 0.5));
    }

    /** If no clock runs any more, the estimate is the share that was late. */
    @Property(tries = 200)
    void isTheShareOfTheLateOnesOnceAllHaveStopped(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1.5) Double> ends,
            @ForAll @DoubleRange(min = 0, max = 0.99) double age) {
        var all = new SurvivalCurve();
        ends.forEach(end -> {
            if (end >= 1) {
                all.addLate();
            } else {
                all.addStopped(end);
            }
        });
        var reached = ends.stream().filter(end -> step(end) > step(age)).count();
        var late = ends.stream().filter(end -> end >= 1).count();

        var outlook = all.after(age);

        assertThat(outlook.count()).isEqualTo((int) reached);
        if (reached > 0) {
            assertThat(outlook.breached()).isEqualTo((double) late / reached, within(EXACT));
        }
    }

    /** Shares are kept to the two-hundredth: only clocks that reached a later one than the age count. */
    private static int step(double share) {
        return (int) (share * 200);
    }

    /** Half of the clocks are looked at before they end; the share of the late ones is found all the same. */
    @Test
    void isNotMisledByClocksThatAreLookedAtEarly() {
        var random = new Random(5);
        var late = 0;
        for (int clock = 0; clock < 20_000; clock++) {
            var end = -Math.log(random.nextDouble()) * 0.7;
            var seenUntil = random.nextBoolean() ? 2 : random.nextDouble();
            late += end >= 1 ? 1 : 0;
            if (end < Math.min(1, seenUntil)) {
                curve.addStopped(end);
            } else if (seenUntil >= 1) {
                curve.addLate();
            } else {
                curve.addOpen(seenUntil);
            }
        }

        assertThat(curve.after(0).breached()).isEqualTo(late / 20_000.0, within(0.015));
    }
}
