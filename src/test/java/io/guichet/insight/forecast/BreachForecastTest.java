package io.guichet.insight.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import io.guichet.sla.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forecasts over random lives, made four hours ahead with the knowledge of each instant. */
class BreachForecastTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int TICKETS = 1_500;

    private final ClockAges ages = new ClockAges(new Calendars());

    /** A clock of elapsed time; what it has in store is not known before. */
    private record Life(long run, String brand, Target target, Duration promise, Instant start, Instant stop) {

        private List<ClockMetrics> knownAt(Instant at) {
            if (start.isAfter(at)) {
                return List.of();
            }
            var due = start.plus(promise);
            var stopped = !stop.isAfter(at);
            return List.of(new ClockMetrics(
                    run,
                    target,
                    TargetKind.GUARANTEED,
                    TargetUnit.ELAPSED,
                    promise.toString(),
                    start.toEpochMilli(),
                    !stopped || stop.isAfter(due) ? due.toEpochMilli() : TicketMetrics.NEVER,
                    stopped ? stop.toEpochMilli() : TicketMetrics.NEVER,
                    false,
                    stopped ? (float) Duration.between(start, stop).toSeconds() / promise.toSeconds() : Float.NaN,
                    stopped ? null : new PromisedTime((int) promise.toSeconds(), null, null, null)));
        }
    }

    /** Most tickets are answered early, others just in time, and some get stuck; more of them in one brand than in the other. */
    private static Map<String, Life> lives(long seed) {
        var random = new Random(seed);
        var lives = new HashMap<String, Life>();
        for (int at = 0; at < TICKETS; at++) {
            var brand = random.nextBoolean() ? "swift" : "slow";
            var promise = Duration.ofHours(random.nextBoolean() ? 8 : 24);
            var share = share(random, brand.equals("slow") ? 35 : 5, brand.equals("slow") ? 10 : 30);
            var start = START.plusSeconds(random.nextInt((int) MONTH.toSeconds()));
            lives.put("T-" + at, new Life(at, brand, Target.FIRST_RESPONSE, promise, start, start.plusSeconds((long)
                    (promise.toSeconds() * share))));
        }
        return lives;
    }

    private static double share(Random random, int stuckPercent, int justInTimePercent) {
        var kind = random.nextInt(100);
        if (kind < stuckPercent) {
            return 0.5 + random.nextDouble() * 3;
        }
        return kind < stuckPercent + justInTimePercent
                ? 0.6 + random.nextDouble() * 0.4
                : Math.exp(random.nextGaussian() * 0.6) * 0.3;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void beatsTheForecastThatAllDueOnesAreLate(long seed) {
        var lives = lives(seed);
        var brands = new HashMap<String, String>();
        lives.forEach((number, life) -> brands.put(number, life.brand()));
        var test = new ForecastBackTest(
                ages, brands, (number, at) -> lives.get(number).knownAt(at));

        var score = test.score(START.plus(Duration.ofDays(10)), START.plus(MONTH), Duration.ofHours(2));

        System.out.println("Random lives: " + score);
        assertThat(score.due()).isGreaterThan(300);
        assertThat(score.precision()).isGreaterThan(score.baseRate() + 0.05).isGreaterThan(0.6);
        assertThat(score.recall()).isGreaterThan(0.6);
        assertThat(score.f1()).isGreaterThan(score.baselineF1());
    }
}
