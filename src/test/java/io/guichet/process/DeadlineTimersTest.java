package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The timers on Work follow the ledger: armed for the next step, moved, and deleted when the sub-process is left. */
@DeskTest
@Tag("h2")
class DeadlineTimersTest {

    private static final Duration PROMISED = Duration.ofHours(4);
    private static final Duration AT_RISK = Duration.ofMinutes(192);
    private static final Duration STILL_OVERDUE = Duration.ofHours(6);

    @Autowired
    private Desk desk;

    @Test
    void takesEachLadderStepOnceAndRearms() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(AT_RISK));

        desk.firesTimer(number, "Event_ResponseWarningDue");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(PROMISED));
        desk.firesTimer(number, "Event_ResponseWarningDue");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(STILL_OVERDUE));
        desk.firesTimer(number, "Event_ResponseWarningDue");
        assertThat(desk.isScheduled(number, "Event_ResponseWarningDue")).isFalse();

        assertThat(desk.warnings(number))
                .containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE", "FIRST_RESPONSE STILL_OVERDUE");
        assertThat(desk.process(number)).hasPassedInOrder("End_Warned", "End_Warned", "End_Warned");
        assertThat(desk.eventTypes(number)).filteredOn("lead-called"::equals).hasSize(1);
    }

    @Test
    void warnsAboutTheResolutionToo() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.replies(number, "We are on it.");

        desk.firesTimer(number, "Event_ResolutionWarningDue");

        assertThat(desk.now())
                .isEqualTo(received.plus(Duration.ofDays(3).multipliedBy(80).dividedBy(100)));
        assertThat(desk.warnings(number)).containsExactly("RESOLUTION AT_RISK");
        assertThat(desk.timerDue(number, "Event_ResolutionWarningDue")).isEqualTo(received.plus(Duration.ofDays(3)));
    }

    @Test
    void ignoresARepeatedFiring() {
        var number = desk.opens("parcels", Map.of());
        desk.firesTimer(number, "Event_ResponseWarningDue");
        var next = desk.timerDue(number, "Event_ResponseWarningDue");

        desk.executesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(next);
    }

    @Test
    void rearmsAfterAFailedJob() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(AT_RISK);
        desk.firesTimerAndRollsBack(number, "Event_ResponseWarningDue");
        assertThat(desk.warnings(number)).isEmpty();

        desk.firesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(PROMISED));
    }

    @Test
    void rearmsWhenAnotherTimerHasTakenTheFailedStep() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(AT_RISK);
        desk.firesTimerAndRollsBack(number, "Event_ResponseWarningDue");
        desk.executesTimer(number, "Event_ResolutionWarningDue");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(PROMISED));

        desk.firesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(STILL_OVERDUE));
    }

    @Test
    void isDeletedWhenTheTicketLeavesWork() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThat(job("Event_ResponseWarningDue", desk.process(number))).isNull();
        assertThat(job("Event_ResolutionWarningDue", desk.process(number))).isNull();
    }

    @Test
    void pausesWhileAwaitingTheCustomerAndResumes() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");
        var resolution = desk.clock(number, Target.RESOLUTION);
        assertThat(resolution.state()).isEqualTo(TicketClock.ClockState.PAUSED);
        assertThat(resolution.due()).isEmpty();

        desk.advancesTime(Duration.ofDays(1));
        assertThat(desk.clock(number, Target.RESOLUTION).remaining(desk.now()))
                .contains(Duration.ofDays(3).minusHours(1));
        desk.customerWrites(number, "I have.");

        assertThat(desk.clock(number, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(4)));
        assertThat(desk.timerDue(number, "Event_ResolutionWarningDue"))
                .isEqualTo(received.plus(Duration.ofDays(3).multipliedBy(80).dividedBy(100))
                        .plus(Duration.ofDays(1)));
        assertThat(desk.task(number, "answer").due())
                .isEqualTo(desk.clock(number, Target.NEXT_RESPONSE).due().orElseThrow());
    }

    @Test
    void addsUpEveryPause() {
        var received = desk.now();
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(5));
        desk.customerWrites(number, "I have.");
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(7));
        desk.customerWrites(number, "I have again.");

        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(received.plus(Duration.ofDays(3)).plusSeconds(12 * 3600));
    }

    @Test
    void isMovedByAChangeOfPriority() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(received.plus(Duration.ofMinutes(48)));
        assertThat(desk.task(number, "answer").due()).isEqualTo(received.plus(Duration.ofHours(1)));
    }

    @Test
    void keepsItsPausesWhenThePriorityChanges() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of("premium", true));
        desk.firesTimer(number, "Event_PaymentOverdue");
        desk.advancesTime(Duration.ofMinutes(30));

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(1)));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isBreached(desk.now()))
                .isTrue();
    }

    @Test
    void firesAtOnceWhenTheNewPriorityIsOverdue() {
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(2));
        desk.completes(number, "triage", "agent", Map.of("impact", "down"));
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue"))
                .isBetween(desk.now(), desk.now().plusSeconds(1));

        desk.firesTimer(number, "Event_ResponseWarningDue");

        assertThat(desk.warnings(number))
                .containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE", "FIRST_RESPONSE STILL_OVERDUE");
        assertThat(desk.isScheduled(number, "Event_ResponseWarningDue")).isFalse();
    }

    @Test
    void firesAtOnceForARequestReceivedLongAgo() {
        var number = desk.opens("parcels", Map.of(), desk.now().minus(Duration.ofDays(10)));

        assertThat(desk.timerDue(number, "Event_ResponseWarningDue"))
                .isBetween(desk.now(), desk.now().plusSeconds(1));
        assertThat(desk.timerDue(number, "Event_ResolutionWarningDue"))
                .isBetween(desk.now(), desk.now().plusSeconds(1));
    }

    @Test
    void neverFiresWithoutAnSlaTarget() {
        var number = desk.opens("helpcenter", Map.of());

        assertThat(desk.timerDue(number, "Event_ResponseWarningDue")).isEqualTo(Sla.NEVER);
        assertThat(desk.timerDue(number, "Event_ResolutionWarningDue")).isEqualTo(Sla.NEVER);
        assertThat(desk.task(number, "triage").due()).isNull();
    }

    @Test
    void waitsForTheNextResponseAfterTheFirst() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(3));

        desk.customerWrites(number, "I have.");

        assertThat(desk.timerDue(number, "Event_ResponseWarningDue"))
                .isEqualTo(desk.now().plus(Duration.ofMinutes(384)));
    }

    @Test
    void countsANewResolutionAfterReopening() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofDays(2));

        desk.reopens(number);

        assertThat(desk.clocks(number))
                .filteredOn(clock -> clock.target() == Target.RESOLUTION)
                .extracting(TicketClock::state)
                .containsExactly(TicketClock.ClockState.STOPPED, TicketClock.ClockState.RUNNING);
        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(3)));
        assertThat(desk.timerDue(number, "Event_ResolutionWarningDue"))
                .isEqualTo(desk.now().plus(Duration.ofDays(3).multipliedBy(80).dividedBy(100)));
    }

    @Test
    void warnsAgainInANewRunOfTheSameClock() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.reopens(number);
        desk.firesTimer(number, "Event_ResolutionWarningDue");
        desk.answers(number, "SOLVE");
        desk.reopens(number);

        desk.firesTimer(number, "Event_ResolutionWarningDue");

        assertThat(desk.warnings(number))
                .filteredOn("RESOLUTION AT_RISK"::equals)
                .hasSize(2);
    }

    @Test
    void isOverdueByTheLedgerBeforeAnyTimerFires() {
        var number = desk.opens("parcels", Map.of());

        desk.advancesTime(PROMISED.plusSeconds(1));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isBreached(desk.now()))
                .isTrue();
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).validEntries())
                .extracting(LedgerEntry::type)
                .isEqualTo(List.of(LedgerEntry.LedgerEntryType.STARTED));
    }
}
