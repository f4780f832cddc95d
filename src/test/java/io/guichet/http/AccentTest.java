package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {

    @ParameterizedTest
    @ValueSource(strings = {"000000", "ffffff", "ffd02f", "1ab7ea", "0b5cff", "777777", "00ff00", "3a3a3a"})
    void everyColourBecomesReadableOnBothPapers(String hex) {
        var light = Accent.of(hex).onLightPaper();
        var dark = Accent.of(hex).onDarkPaper();

        assertThat(light.contrast(Accent.LIGHT_PAPER)).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.contrast(Accent.DARK_PAPER)).isGreaterThanOrEqualTo(4.5);
        assertThat(light.contrast(light.ink())).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.contrast(dark.ink())).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void aReadableColourStaysAsItIs() {
        assertThat(Accent.of("0f5c57").onLightPaper().hex()).isEqualTo("#0f5c57");
    }

    @Test
    void blackAndWhiteContrastAsWcagSays() {
        assertThat(Accent.of("000000").contrast(Accent.of("ffffff"))).isEqualTo(21.0);
    }
}
