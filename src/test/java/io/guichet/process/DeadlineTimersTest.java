package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.TicketClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The timers on the box Work follow the ledger: armed for the next step, moved, and gone when the box is left. */
@DeskTest
@Traces("ticket")
class DeadlineTimersTest {

    private static final Duration PROMISED = Duration.ofHours(4);
    private static final Duration AT_RISK = Duration.ofMinutes(192);
    private static final Duration STILL_OVERDUE = Duration.ofHours(6);

    @Autowired
    private Desk desk;

    @Test
    void takesEachStepOfTheLadderOnceAndIsArmedForTheNext() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(AT_RISK));

        desk.fires(number, "Event_ResponseStepDue");
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(PROMISED));
        desk.fires(number, "Event_ResponseStepDue");
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(STILL_OVERDUE));
        desk.fires(number, "Event_ResponseStepDue");
        assertThat(desk.isWaiting(number, "Event_ResponseStepDue")).isFalse();

        assertThat(desk.warnings(number))
                .containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE", "FIRST_RESPONSE STILL_OVERDUE");
        assertThat(desk.reached(number)).filteredOn("End_Warned"::equals).hasSize(3);
        assertThat(desk.happened(number)).filteredOn("lead-called"::equals).hasSize(1);
    }

    @Test
    void warnsAboutTheResolutionToo() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.replies(number, "We are on it.");

        desk.fires(number, "Event_ResolutionStepDue");

        assertThat(desk.now())
                .isEqualTo(received.plus(Duration.ofDays(3).multipliedBy(80).dividedBy(100)));
        assertThat(desk.warnings(number)).containsExactly("RESOLUTION AT_RISK");
        assertThat(desk.due(number, "Event_ResolutionStepDue")).isEqualTo(received.plus(Duration.ofDays(3)));
    }

    @Test
    void doesNothingWhenItIsWokenUpOnceMore() {
        var number = desk.opens("parcels", Map.of());
        desk.fires(number, "Event_ResponseStepDue");
        var next = desk.due(number, "Event_ResponseStepDue");

        desk.wakes(number, "Event_ResponseStepDue");

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK");
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(next);
    }

    @Test
    void isArmedForTheNextStepAlsoAfterItsWorkHasFailed() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.passes(AT_RISK);
        desk.failsToFire(number, "Event_ResponseStepDue");
        assertThat(desk.warnings(number)).isEmpty();

        desk.fires(number, "Event_ResponseStepDue");

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK");
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(PROMISED));
    }

    @Test
    void isArmedForTheNextStepWhenAnotherTimerHasTakenTheFailedOne() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.passes(AT_RISK);
        desk.failsToFire(number, "Event_ResponseStepDue");
        desk.wakes(number, "Event_ResolutionStepDue");
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(PROMISED));

        desk.fires(number, "Event_ResponseStepDue");

        assertThat(desk.warnings(number)).containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE");
        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(STILL_OVERDUE));
    }

    @Test
    void isGoneWhenTheTicketHasLeftTheBox() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThat(desk.isArmed(number, "Event_ResponseStepDue")).isFalse();
        assertThat(desk.isArmed(number, "Event_ResolutionStepDue")).isFalse();
    }

    @Test
    void standsStillWhileTheCustomerIsWaitedForAndGoesOnWithWhatWasLeft() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.passes(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");
        var resolution = desk.clock(number, Target.RESOLUTION);
        assertThat(resolution.state()).isEqualTo(TicketClock.State.PAUSED);
        assertThat(resolution.due()).isEmpty();

        desk.passes(Duration.ofDays(1));
        assertThat(desk.clock(number, Target.RESOLUTION).remaining(desk.now()))
                .contains(Duration.ofDays(3).minusHours(1));
        desk.customerWrites(number, "I have.");

        assertThat(desk.clock(number, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(4)));
        assertThat(desk.due(number, "Event_ResolutionStepDue"))
                .isEqualTo(received.plus(Duration.ofDays(3).multipliedBy(80).dividedBy(100))
                        .plus(Duration.ofDays(1)));
        assertThat(desk.task(number, "answer").due())
                .isEqualTo(desk.clock(number, Target.NEXT_RESPONSE).due().orElseThrow());
    }

    @Test
    void addsUpEveryPause() {
        var received = desk.now();
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.passes(Duration.ofHours(5));
        desk.customerWrites(number, "I have.");
        desk.answers(number, "ASK_CUSTOMER");
        desk.passes(Duration.ofHours(7));
        desk.customerWrites(number, "I have again.");

        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(received.plus(Duration.ofDays(3)).plusSeconds(12 * 3600));
    }

    @Test
    void isMovedByAChangeOfPriority() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(received.plus(Duration.ofMinutes(48)));
        assertThat(desk.task(number, "answer").due()).isEqualTo(received.plus(Duration.ofHours(1)));
    }

    @Test
    void keepsItsPausesWhenThePriorityChanges() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of("premium", true));
        desk.fires(number, "Event_UnpaidInTime");
        desk.passes(Duration.ofMinutes(30));

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(1)));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isBroken(desk.now()))
                .isTrue();
    }

    @Test
    void wakesAtOnceWhenTheNewPriorityIsOverdueAlready() {
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofHours(2));
        desk.completes(number, "triage", "agent", Map.of("impact", "down"));
        assertThat(desk.due(number, "Event_ResponseStepDue"))
                .isBetween(desk.now(), desk.now().plusSeconds(1));

        desk.fires(number, "Event_ResponseStepDue");

        assertThat(desk.warnings(number))
                .containsExactly("FIRST_RESPONSE AT_RISK", "FIRST_RESPONSE OVERDUE", "FIRST_RESPONSE STILL_OVERDUE");
        assertThat(desk.isWaiting(number, "Event_ResponseStepDue")).isFalse();
    }

    @Test
    void wakesAtOnceForARequestThatWasReceivedLongAgo() {
        var number = desk.opens("parcels", Map.of(), desk.now().minus(Duration.ofDays(10)));

        assertThat(desk.due(number, "Event_ResponseStepDue"))
                .isBetween(desk.now(), desk.now().plusSeconds(1));
        assertThat(desk.due(number, "Event_ResolutionStepDue"))
                .isBetween(desk.now(), desk.now().plusSeconds(1));
    }

    @Test
    void waitsForeverWhenNothingIsPromised() {
        var number = desk.opens("helpcenter", Map.of());

        assertThat(desk.due(number, "Event_ResponseStepDue")).isEqualTo(Sla.NEVER);
        assertThat(desk.due(number, "Event_ResolutionStepDue")).isEqualTo(Sla.NEVER);
        assertThat(desk.task(number, "triage").due()).isNull();
    }

    @Test
    void waitsForTheNextResponseAfterTheFirst() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.passes(Duration.ofHours(3));

        desk.customerWrites(number, "I have.");

        assertThat(desk.due(number, "Event_ResponseStepDue"))
                .isEqualTo(desk.now().plus(Duration.ofMinutes(384)));
    }

    @Test
    void countsANewResolutionAfterReopening() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.passes(Duration.ofDays(2));

        desk.reopens(number);

        assertThat(desk.clocks(number))
                .filteredOn(clock -> clock.target() == Target.RESOLUTION)
                .extracting(TicketClock::state)
                .containsExactly(TicketClock.State.STOPPED, TicketClock.State.RUNNING);
        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(3)));
        assertThat(desk.due(number, "Event_ResolutionStepDue"))
                .isEqualTo(desk.now().plus(Duration.ofDays(3).multipliedBy(80).dividedBy(100)));
    }

    @Test
    void warnsAgainInANewRunOfTheSameClock() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.reopens(number);
        desk.fires(number, "Event_ResolutionStepDue");
        desk.answers(number, "SOLVE");
        desk.reopens(number);

        desk.fires(number, "Event_ResolutionStepDue");

        assertThat(desk.warnings(number))
                .filteredOn("RESOLUTION AT_RISK"::equals)
                .hasSize(2);
    }

    @Test
    void isOverduePromptlyByTheLedgerWhetherOrNotAnybodyWasWoken() {
        var number = desk.opens("parcels", Map.of());

        desk.passes(PROMISED.plusSeconds(1));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isBroken(desk.now()))
                .isTrue();
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).entries())
                .extracting(ClockEntry::entry)
                .isEqualTo(List.of(ClockEntry.Kind.STARTED));
    }
}
