package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class DemoScheduleTest {

    @Test
    void parsesTimesAndSteps() {
        var schedule = schedule("12d 09:40, triage 15m requestType=incident, rate 1d 5", "web");

        assertThat(schedule.startedAgo()).isEqualTo(Duration.ofDays(12));
        assertThat(schedule.timeOfDay()).isEqualTo(LocalTime.of(9, 40));
        assertThat(schedule.steps()).extracting(DemoStep::verb).containsExactly("asks", "sends", "triage", "rate");
        assertThat(schedule.steps().get(2).arguments()).containsExactly("requestType=incident");
        assertThat(schedule.steps().get(3).delay()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void parsesAQuestionWithoutATicket() {
        assertThat(schedule("3h asks, answered 4m", "web").steps())
                .extracting(DemoStep::verb)
                .containsExactly("asks", "answered");
    }

    @Test
    void startsWithTheRequestOnOtherChannels() {
        assertThat(schedule("3h", "phone").steps()).extracting(DemoStep::verb).containsExactly("requests");
    }

    @Test
    void refusesAStepWithoutATime() {
        assertThatThrownBy(() -> schedule("3h, triage", "web")).hasMessageContaining("has no delay");
        assertThatThrownBy(() -> schedule("3h, triage soon", "web")).hasMessageContaining("'soon' is not a duration");
    }

    private static DemoSchedule schedule(String text, String channel) {
        return DemoSchedule.parse(new DemoScenario(
                text, "Ada", "en", channel, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null));
    }
}
