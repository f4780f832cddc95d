package io.guichet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "\u00a0",
                "\u200b",
                "\u200d\u200c",
                "\u2060",
                "\ufeff",
                "\u3164",
                "\u00ad",
                "\u202e"
            })
    void aTextThatShowsNothingIsBlank(String text) {
        assertThat(InputText.isBlank(text)).isTrue();
        assertThat(InputText.clean(text)).isEmpty();
    }

    @Test
    void removesControlAndDirectionCharacters() {
        assertThat(InputText.clean("in\u0007voice\u202efdp.exe\u2066 \u001b[1m"))
                .isEqualTo("invoicefdp.exe [1m");
    }

    @Test
    void keepsJoinersInWordsAndEmoji() {
        var text = "می\u200cخواهم \uD83D\uDC68\u200D\uD83D\uDC69";

        assertThat(InputText.clean(text)).isEqualTo(text);
    }

    @Test
    void composesCharactersAndUnifiesLineBreaks() {
        assertThat(InputText.clean("e\u0301te\u0301\r\nb\rc\u2028d\u0085e")).isEqualTo("été\nb\nc\nd\ne");
    }

    @Test
    void keepsWhatIsRefused() {
        assertThat(InputText.clean("a\0b\ud800c")).isEqualTo("a\0b\ud800c");
        assertThat(InputText.isStorable("a\0")).isFalse();
        assertThat(InputText.isStorable("a\ud800b")).isFalse();
        assertThat(InputText.isStorable("a\uD83D\uDCA9b")).isTrue();
    }

    @Test
    void limitsMarksOnOneCharacter() {
        var marks = "a" + "\u0301\u0316".repeat(500_000);

        assertThat(assertTimeout(Duration.ofSeconds(2), () -> InputText.clean(marks)))
                .hasSizeLessThan(40);
    }

    @Test
    void stripsInvisibleSpacesAtTheEnds() {
        assertThat(InputText.strip("\u200b\u00a0 a\u00a0b \ufeff\n")).isEqualTo("a\u00a0b");
    }

    @Test
    void putsALongTextOnOneLine() {
        assertThat(InputText.onOneLine(" a \r\n\u2028 b\tc ")).isEqualTo("a b c");
    }

    @Test
    void truncatesBetweenCodePoints() {
        assertThat(InputText.truncate("\uD83D\uDCA9".repeat(3), 2)).isEqualTo("\uD83D\uDCA9".repeat(2));
    }
}
