package io.guichet.process;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.ClockFace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the steps of the ladder do, and when: as the table says, once, and in its hours. */
@DeskTest
class WarningStepsTest {

    private static final String DEVELOPER_STEP = "Event_DeveloperStepDue";

    @Autowired
    private Desk desk;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void theLeadHasAnAddress() {
        addressOfTheLead("lead@example.org");
    }

    @AfterEach
    void theLeadHasNoneAgain() {
        addressOfTheLead(null);
    }

    @Test
    void aWarningOutsideWorkingTimeWaitsForTheNextOpening() {
        desk.passesUntil(WEDNESDAY, "16:30");
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        for (int step = 1; step <= 3; step++) {
            desk.fires(number, DEVELOPER_STEP);
        }

        var opening = desk.due(number, DEVELOPER_STEP).atZone(ZoneId.of("Europe/London"));
        assertThat(opening.getDayOfWeek()).isEqualTo(MONDAY);
        assertThat(opening.toLocalTime()).hasToString("09:00");
    }

    @Test
    void aWarningCanComeSoManyMinutesBeforeTheDeadline() {
        var escalated = desk.passesUntil(MONDAY, "14:00");
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.fires(number, DEVELOPER_STEP);

        assertThat(desk.due(number, DEVELOPER_STEP))
                .isEqualTo(escalated.plus(Duration.ofDays(3)).minus(Duration.ofMinutes(120)));
    }

    @Test
    void aStepRaisesThePriorityAndTellsTheLead() {
        desk.passesUntil(MONDAY, "14:00");
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.fires(number, DEVELOPER_STEP);
        assertThat(desk.ticket(number).priority()).isEqualTo("normal");
        assertThat(desk.letters(number)).doesNotContain("deadline-warning");

        desk.fires(number, DEVELOPER_STEP);

        assertThat(desk.ticket(number).priority()).isEqualTo("urgent");
        assertThat(desk.letters(number)).filteredOn("deadline-warning"::equals).hasSize(1);
        assertThat(desk.lastLetter(number)).contains("/desk/tickets/" + number, "Two hours before");
    }

    @Test
    void aTimerThatWakesTooEarlyWarnsNobody() {
        var number = desk.opens("parcels", Map.of());

        desk.wakes(number, "Event_ResponseStepDue");

        assertThat(desk.warnings(number)).isEmpty();
    }

    @Test
    void aTimerThatWakesTooLateChangesNothingOfWhatWasBrokenWhen() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofHours(3));
        desk.replies(number, "We are on it.");
        desk.passes(Duration.ofDays(9));

        desk.wakes(number, "Event_ResponseStepDue");
        desk.wakes(number, "Event_ResolutionStepDue");

        assertThat(desk.warnings(number))
                .containsExactly("RESOLUTION AT_RISK", "RESOLUTION OVERDUE", "RESOLUTION STILL_OVERDUE");
        assertThat(desk.faceKnown(number, Target.FIRST_RESPONSE, desk.now()).state())
                .isEqualTo(ClockFace.State.MET);
        assertThat(desk.clock(number, Target.RESOLUTION).isBroken(broken(received)))
                .isTrue();
    }

    private static Instant broken(Instant received) {
        return received.plus(Duration.ofDays(3)).plusSeconds(1);
    }

    private void addressOfTheLead(String address) {
        var lead = identities.createUserQuery().userId("lead").singleResult();
        lead.setEmail(address);
        identities.saveUser(lead);
    }
}
