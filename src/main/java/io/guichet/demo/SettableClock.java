package io.guichet.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A clock that can be set together with the engine's, for the demo run's past month and for tests. After release both
 * follow the system clock for good. The engine's clock is shared by the whole JVM.
 */
public final class SettableClock extends Clock {

    private volatile Instant fixedInstant;
    private boolean released;

    /** Stops at that instant, which must not be before the current one. A released clock cannot be set again. */
    public synchronized void set(Instant instant) {
        if (released) {
            throw new IllegalStateException(
                    "the clock is released to system time and cannot be set to %s".formatted(instant));
        }
        if (fixedInstant != null && instant.isBefore(fixedInstant)) {
            throw new IllegalArgumentException(
                    "the clock cannot go back from %s to %s".formatted(fixedInstant, instant));
        }
        fixedInstant = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void advance(Duration duration) {
        set(instant().plus(duration));
    }

    /** Switches to the system clock. */
    public synchronized void release() {
        released = true;
        fixedInstant = null;
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        var fixed = fixedInstant;
        return fixed == null ? Clock.systemUTC().instant() : fixed;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(zone);
    }

    /** The same clock in another zone. */
    private final class InZone extends Clock {

        private final ZoneId zone;

        InZone(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return SettableClock.this.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(other);
        }
    }
}
