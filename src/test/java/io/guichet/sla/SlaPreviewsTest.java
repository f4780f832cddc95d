package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.policy.BusinessHours;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.SlaTarget.StopEvent;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import io.guichet.problem.UnfulfillableRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaPreviewsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final SlaPreviews previews = new SlaPreviews(null, new Calendars(), null);

    @ParameterizedTest
    @CsvSource({
        "off,               PT3H, never opens",
        "Mo-Fr nine-to-six, PT3H, cannot be parsed",
        "24/7,              soon, is no time in BUSINESS_HOURS",
    })
    void namesTheRowThatCannotBeCounted(String hours, String amount, String reason) {
        var reference = new DecisionReference("targets", 3, "target_first", "", null);
        var slaTarget = new SlaTarget(
                Target.FIRST_RESPONSE,
                TargetKind.GUARANTEED,
                TargetUnit.BUSINESS_HOURS,
                amount,
                new BusinessHours(hours, ZoneOffset.UTC, null, reference),
                StopEvent.HUMAN_REPLY,
                reference);

        assertThatThrownBy(() -> previews.target(slaTarget, NOW))
                .isInstanceOf(UnfulfillableRequest.class)
                .hasMessageContaining("row target_first of targets")
                .hasMessageContaining(reason);
    }
}
