package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void tellsWhenAndWhat() {
        var line = line("12d 09:40, triage 15m requestType=incident, rate 1d 5", "web");

        assertThat(line.ago()).isEqualTo(Duration.ofDays(12));
        assertThat(line.at()).isEqualTo(LocalTime.of(9, 40));
        assertThat(line.steps()).extracting(Step::verb).containsExactly("asks", "sends", "triage", "rate");
        assertThat(line.steps().get(2).words()).containsExactly("requestType=incident");
        assertThat(line.steps().get(3).after()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void endsWithTheQuestionWhereItSaysSo() {
        assertThat(line("3h asks, answered 4m", "web").steps())
                .extracting(Step::verb)
                .containsExactly("asks", "answered");
    }

    @Test
    void beginsWithTheRequestWhereNobodyAskedOnThePages() {
        assertThat(line("3h", "phone").steps()).extracting(Step::verb).containsExactly("requests");
    }

    @Test
    void refusesAStepWithoutATime() {
        assertThatThrownBy(() -> line("3h, triage", "web")).hasMessageContaining("does not say when");
        assertThatThrownBy(() -> line("3h, triage soon", "web")).hasMessageContaining("'soon' is no time");
    }

    private static Line line(String text, String channel) {
        return Line.of(new Life(
                text, "Ada", "en", channel, null, null, null, null, null, null, null, null, null, null, null, null,
                null));
    }
}
