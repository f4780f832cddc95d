package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineClockExtension.class)
class SettableClockTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final SettableClock clock = new SettableClock();

    @Test
    void setsTheEnginesClockToo() {
        clock.set(MONDAY);
        clock.advance(Duration.ofHours(2));

        assertThat(clock.instant()).isEqualTo("2026-03-02T11:00:00Z");
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(Date.from(clock.instant()));
    }

    @Test
    void doesNotRunBack() {
        clock.set(MONDAY);

        assertThatThrownBy(() -> clock.set(MONDAY.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsTheSystemClockOnceReleased() {
        clock.set(MONDAY);
        clock.release();

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThatThrownBy(() -> clock.set(Instant.now().plusSeconds(60))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void advancesInEveryZone() {
        clock.set(MONDAY);
        var inParis = clock.withZone(ZoneId.of("Europe/Paris"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(inParis.instant()).isEqualTo(clock.instant());
    }
}
