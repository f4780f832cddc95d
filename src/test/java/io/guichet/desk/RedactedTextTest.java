package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a draft disappears with a redacted message; a bar is the end of a line. */
class RedactedTextTest {

    @ParameterizedTest
    @CsvSource({
        "Hello|> the code|> is 17|Bye,  the code|is 17, Hello|x|Bye",
        "the code|is 17,                the code|is 17, x",
        "a|the code|b|the code,         the code,       a|x|b|x",
        "yesterday,                     yes,            yesterday",
        "Hello|world,                   ' ',            Hello|world",
    })
    void removesWholeLinesAlsoAsAQuotation(String draft, String redacted, String left) {
        assertThat(RedactedText.remove(lines(draft), lines(redacted), "x")).isEqualTo(lines(left));
    }

    private static String lines(String text) {
        return text.replace('|', '\n');
    }
}
