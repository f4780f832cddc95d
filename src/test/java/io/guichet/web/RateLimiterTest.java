package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.guichet.problem.RateLimitExceeded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final InstantSource time = () -> this.now;
    private final RateLimiter rateLimiter = RateLimiters.local(6, RateLimiters.timeOf(time.withZone(ZoneOffset.UTC)));
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void rejectsFurtherRequestsWithRetryAfter() {
        acquire("192.0.2.1", 6);

        assertThatExceptionOfType(RateLimitExceeded.class)
                .isThrownBy(() -> rateLimiter.tryAcquire("192.0.2.1"))
                .satisfies(rejected -> assertThat(rejected.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void refillsOneRequestAtATime() {
        acquire("192.0.2.1", 6);

        now = now.plusSeconds(10);
        acquire("192.0.2.1", 1);

        assertThatExceptionOfType(RateLimitExceeded.class).isThrownBy(() -> rateLimiter.tryAcquire("192.0.2.1"));
        now = now.plusSeconds(300);
        acquire("192.0.2.1", 6);
        assertThatExceptionOfType(RateLimitExceeded.class).isThrownBy(() -> rateLimiter.tryAcquire("192.0.2.1"));
    }

    @Test
    void limitsEachAddressSeparately() {
        acquire("192.0.2.1", 6);

        assertThatNoException().isThrownBy(() -> rateLimiter.tryAcquire("192.0.2.2"));
    }

    @Test
    void limitsAnIpv6NetworkAsOneAddress() {
        acquire("2001:db8:1:2:0:0:0:1", 6);

        assertThatExceptionOfType(RateLimitExceeded.class)
                .isThrownBy(() -> rateLimiter.tryAcquire("2001:db8:1:2:0:0:0:2"));
        assertThatNoException().isThrownBy(() -> rateLimiter.tryAcquire("2001:db8:1:3:0:0:0:1"));
    }

    private void acquire(String address, int times) {
        for (int i = 0; i < times; i++) {
            rateLimiter.tryAcquire(address);
        }
    }
}
