package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.guichet.http.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final InstantSource time = () -> this.now;
    private final Turnstile turnstile = new Turnstile(new QuestionSettings(6), time.withZone(ZoneOffset.UTC));
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void letsAMinutesWorthOfCallsInAndSaysWhenTheNextMayCome() {
        enters("192.0.2.1", 6);

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> turnstile.enter("192.0.2.1"))
                .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void givesTurnsBackOneByOne() {
        enters("192.0.2.1", 6);

        now = now.plusSeconds(10);
        enters("192.0.2.1", 1);

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> turnstile.enter("192.0.2.1"));
        now = now.plusSeconds(300);
        enters("192.0.2.1", 6);
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> turnstile.enter("192.0.2.1"));
    }

    @Test
    void countsEachAddressOnItsOwn() {
        enters("192.0.2.1", 6);

        assertThatNoException().isThrownBy(() -> turnstile.enter("192.0.2.2"));
    }

    @Test
    void countsAWholeNetworkOfTheNewAddressesAsOne() {
        enters("2001:db8:1:2:0:0:0:1", 6);

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> turnstile.enter("2001:db8:1:2:0:0:0:2"));
        assertThatNoException().isThrownBy(() -> turnstile.enter("2001:db8:1:3:0:0:0:1"));
    }

    @Test
    void forgetsTheAddressesOfLongAgo() {
        for (int i = 0; i < Turnstile.ADDRESSES + 5; i++) {
            turnstile.enter("address " + i);
        }

        assertThat(turnstile.remembered()).isEqualTo(Turnstile.ADDRESSES);
    }

    private void enters(String address, int times) {
        for (int i = 0; i < times; i++) {
            turnstile.enter(address);
        }
    }
}
