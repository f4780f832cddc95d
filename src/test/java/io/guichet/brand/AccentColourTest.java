package io.guichet.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentColourTest {

    @ParameterizedTest
    @ValueSource(strings = {"000000", "ffffff", "ffd02f", "1ab7ea", "0b5cff", "777777", "00ff00", "3a3a3a"})
    void makesEveryColourReadableOnBothBackgrounds(String hex) {
        var light = AccentColour.of(hex).onLightBackground();
        var dark = AccentColour.of(hex).onDarkBackground();

        assertThat(light.contrast(AccentColour.LIGHT_BACKGROUND)).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.contrast(AccentColour.DARK_BACKGROUND)).isGreaterThanOrEqualTo(4.5);
        assertThat(light.contrast(light.textColour())).isGreaterThanOrEqualTo(4.5);
        assertThat(dark.contrast(dark.textColour())).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void keepsAReadableColour() {
        assertThat(AccentColour.of("0f5c57").onLightBackground().hex()).isEqualTo("#0f5c57");
    }

    @Test
    void computesTheContrastRatioOfWcag() {
        assertThat(AccentColour.of("000000").contrast(AccentColour.of("ffffff")))
                .isEqualTo(21.0);
    }
}
