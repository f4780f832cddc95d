package io.guichet;

import io.guichet.demo.SettableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stops the clocks of desk and engine together until a test moves them. Starts on a Monday morning. */
@TestConfiguration(proxyBeanMethods = false)
class TestClock {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Bean
    @Primary
    SettableClock testClock() {
        var clock = new SettableClock();
        clock.set(MONDAY);
        return clock;
    }
}
