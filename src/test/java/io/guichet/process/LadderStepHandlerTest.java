package io.guichet.process;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.ClockSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Effects of escalation steps: as in the table, once, and within their hours. */
@DeskTest
class LadderStepHandlerTest {

    private static final String DEVELOPER_STEP = "Event_DeveloperWarningDue";

    @Autowired
    private Desk desk;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void setLeadAddress() {
        setLeadEmail("lead@example.org");
    }

    @AfterEach
    void removeLeadAddress() {
        setLeadEmail(null);
    }

    @Test
    void postponesAWarningToTheNextOpening() {
        desk.advancesTimeUntil(WEDNESDAY, "16:30");
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        for (int step = 1; step <= 3; step++) {
            desk.firesTimer(number, DEVELOPER_STEP);
        }

        var opening = desk.timerDue(number, DEVELOPER_STEP).atZone(ZoneId.of("Europe/London"));
        assertThat(opening.getDayOfWeek()).isEqualTo(MONDAY);
        assertThat(opening.toLocalTime()).hasToString("09:00");
    }

    @Test
    void warnsAGivenNumberOfMinutesBeforeTheDeadline() {
        var escalated = desk.advancesTimeUntil(MONDAY, "14:00");
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.firesTimer(number, DEVELOPER_STEP);

        assertThat(desk.timerDue(number, DEVELOPER_STEP))
                .isEqualTo(escalated.plus(Duration.ofDays(3)).minus(Duration.ofMinutes(120)));
    }

    @Test
    void raisesThePriorityAndNotifiesTheLead() {
        desk.advancesTimeUntil(MONDAY, "14:00");
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.firesTimer(number, DEVELOPER_STEP);
        assertThat(desk.ticket(number).priority()).isEqualTo("normal");
        assertThat(desk.emailTemplates(number)).doesNotContain("deadline-warning");

        desk.firesTimer(number, DEVELOPER_STEP);

        assertThat(desk.ticket(number).priority()).isEqualTo("urgent");
        assertThat(desk.emailTemplates(number))
                .filteredOn("deadline-warning"::equals)
                .hasSize(1);
        assertThat(desk.lastEmailBody(number)).contains("/desk/tickets/" + number, "Two hours before");
    }

    @Test
    void warnsNobodyWhenATimerFiresEarly() {
        var number = desk.opens("parcels", Map.of());

        desk.executesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.warnings(number)).isEmpty();
    }

    @Test
    void keepsTheTimeOfTheBreachWhenATimerFiresLate() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(3));
        desk.replies(number, "We are on it.");
        desk.advancesTime(Duration.ofDays(9));

        desk.executesTimer(number, "Event_ResponseWarningDue");
        desk.executesTimer(number, "Event_ResolutionWarningDue");

        assertThat(desk.warnings(number))
                .containsExactly("RESOLUTION AT_RISK", "RESOLUTION OVERDUE", "RESOLUTION STILL_OVERDUE");
        assertThat(desk.snapshotKnownAt(number, Target.FIRST_RESPONSE, desk.now())
                        .state())
                .isEqualTo(ClockSnapshot.SlaState.MET);
        assertThat(desk.clock(number, Target.RESOLUTION).isBreached(justAfterTheBreach(received)))
                .isTrue();
    }

    private static Instant justAfterTheBreach(Instant received) {
        return received.plus(Duration.ofDays(3)).plusSeconds(1);
    }

    private void setLeadEmail(String address) {
        var lead = identities.createUserQuery().userId("lead").singleResult();
        lead.setEmail(address);
        identities.saveUser(lead);
    }
}
