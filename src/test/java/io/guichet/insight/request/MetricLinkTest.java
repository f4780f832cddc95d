package io.guichet.insight.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with values that others have written. */
class MetricLinkTest {

    @ParameterizedTest
    @ValueSource(strings = {"vip", "c++", "r&d", "50 %", "a=b", "était", "#1", "\"none\"", "<b>", "{x}"})
    void aValueArrivesAsItWasGiven(String value) {
        var link = new MetricLink("/insight").with("tag", value).toString();

        assertThat(link).startsWith("/insight?tag=").matches(text -> text.chars()
                .allMatch(letter -> letter < 128 && "<>\"'# +&".indexOf(letter) < 0));
        assertThat(URLDecoder.decode(link.substring("/insight?tag=".length()), StandardCharsets.UTF_8))
                .isEqualTo(value);
    }

    @Test
    void repeatsParametersAndLeavesOutThoseWithoutAValue() {
        var link = new MetricLink("/insight")
                .with("brand", "vimeo")
                .with("brand", "zoom")
                .with("score", null);

        assertThat(link).hasToString("/insight?brand=vimeo&brand=zoom");
        assertThat(new MetricLink("/insight")).hasToString("/insight");
    }
}
