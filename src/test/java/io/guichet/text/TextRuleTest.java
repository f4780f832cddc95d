package io.guichet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.problem.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    @Test
    void countsCodePointsOfTheComposedText() {
        var rule = TextRule.line(3);

        assertThat(rule.require("name", "\uD83D\uDCA9".repeat(3))).hasSize(6);
        assertThat(rule.require("name", "e\u0301".repeat(3))).isEqualTo("ééé");
        assertThatThrownBy(() -> rule.require("name", "abcd"))
                .isInstanceOf(BadInput.class)
                .hasMessage("name: may have at most 3 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nBcc: b", "a\u2028b", "a\u0085b", "a\u000bb"})
    void refusesASecondLine(String text) {
        assertThatThrownBy(() -> TextRule.SUBJECT.require("subject", text)).hasMessage("subject: must be one line");
        assertThat(TextRule.BODY.require("body", text)).startsWith("a\n");
    }

    @Test
    void acceptsALineBreakAtTheEndOfALine() {
        assertThat(TextRule.SUBJECT.require("subject", "a\r\n")).isEqualTo("a");
    }

    @Test
    void refusesABlankText() {
        assertThatThrownBy(() -> TextRule.BODY.require("body", "\u200b")).hasMessage("body: must not be empty");
        assertThat(TextRule.BODY.read("body", "\u2060\n")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeStored() {
        assertThatThrownBy(() -> TextRule.BODY.require("body", "a\0b")).hasMessageContaining("cannot be stored");
    }
}
