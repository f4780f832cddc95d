package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskQuery;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.intake.TicketSplitter;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Withdrawal, merge and split, which are possible in any state. */
@DeskTest
class WithdrawalMergeSplitTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TicketSplitter splits;

    @ParameterizedTest
    @ValueSource(strings = {"ASK_CUSTOMER", "ESCALATE_SPECIALIST", "ESCALATE_DEVELOPER", "SOLVE"})
    void canBeWithdrawnInEveryState(String outcome) {
        var number = desk.opensAndAnswers(outcome);

        desk.withdraws(number);

        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.process(number)).isEnded().hasPassed("End_Withdrawn");
        assertThat(taskQuery().processInstanceBusinessKey(number).count()).isZero();
        assertThat(desk.clocks(number)).extracting(TicketClock::state).containsOnly(TicketClock.ClockState.STOPPED);
    }

    @Test
    void isWithdrawnBeforeItIsPaidFor() {
        var number = desk.opens("parcels", Map.of("premium", true));

        desk.withdraws(number);

        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThatThrownBy(() -> desk.pays(number)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void cannotBeWithdrawnTwice() {
        var number = desk.opens("parcels", Map.of());
        desk.withdraws(number);

        assertThatThrownBy(() -> desk.withdraws(number)).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> desk.splits(number, "And the other one?")).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void continuesInTheMergeTarget() {
        var first = desk.opensAndAnswers("ASK_CUSTOMER");
        var second = desk.opens("parcels", Map.of());

        desk.merges(second, first);

        assertThat(desk.process(second)).hasPassed("End_Merged");
        assertThat(desk.ticket(second))
                .returns("CLOSED", ticket -> ticket.status())
                .returns(first, ticket -> ticket.mergedInto());
        assertThat(desk.messageTexts(first)).endsWith("It should be here by now.");
        assertThat(desk.process(first)).isWaitingAt("Task_Answer");
        assertThat(desk.eventTypes(first)).contains("merged-here");
    }

    @Test
    void isReopenedByMergingAnOpenTicketIntoIt() {
        var solved = desk.opensAndAnswers("SOLVE");
        var open = desk.opens("parcels", Map.of());

        desk.merges(open, solved);

        assertThat(desk.process(solved)).isWaitingAt("Task_Answer");
    }

    @Test
    void staysSolvedWhenAnAnsweredTicketIsMergedIntoIt() {
        var solved = desk.opensAndAnswers("SOLVE");
        var answered = desk.opensAndAnswers("ASK_CUSTOMER");

        desk.merges(answered, solved);

        assertThat(desk.status(solved)).isEqualTo("SOLVED");
        assertThat(desk.messages(solved)).hasSize(4);
    }

    @Test
    void forwardsCustomerRepliesToTheMergeTarget() {
        var first = desk.opensAndAnswers("ASK_CUSTOMER");
        var second = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.merges(second, first);

        desk.customerWrites(second, "Here is the photograph.");

        assertThat(desk.messageTexts(first)).endsWith("Here is the photograph.");
        assertThat(desk.process(first)).isWaitingAt("Task_Answer");
    }

    @Test
    void keepsTheEarlierDueDateAfterAMerge() {
        var early = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.advancesTime(Duration.ofHours(1));
        var late = desk.opens("parcels", Map.of());

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.FIRST_RESPONSE).startedAt()).isEqualTo(received);
        assertThat(desk.clock(late, Target.RESOLUTION).startedAt()).isEqualTo(received);
        assertThat(desk.clock(early, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.ClockState.STOPPED);
        assertThat(desk.task(late, "triage").due()).isEqualTo(received.plus(Duration.ofHours(4)));
    }

    @Test
    void keepsItsOwnDueDateWhenItIsEarlier() {
        var early = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.advancesTime(Duration.ofHours(1));
        var late = desk.opens("parcels", Map.of());

        desk.merges(late, early);

        assertThat(desk.clock(early, Target.FIRST_RESPONSE).startedAt()).isEqualTo(received);
        assertThat(desk.clocks(early))
                .filteredOn(clock -> clock.target() == Target.FIRST_RESPONSE)
                .hasSize(1);
    }

    @Test
    void refusesInvalidMergeTargets() {
        var number = desk.opens("parcels", Map.of());
        var closed = desk.opens("parcels", Map.of());
        var ofAnotherBrand = desk.opens("helpcenter", Map.of());
        var somebodyElses = desk.opensFor("bob@example.org");
        desk.withdraws(closed);

        assertThatThrownBy(() -> desk.merges(number, closed)).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> desk.merges(number, number)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> desk.merges(number, ofAnotherBrand)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> desk.merges(number, somebodyElses)).isInstanceOf(BadInput.class);

        assertThat(desk.ticket(number).mergedInto()).isNull();
    }

    @Test
    void opensATicketForEachSplitQuestion() {
        var number = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.advancesTime(Duration.ofHours(2));

        var siblings = desk.splits(number, "Where is the second one?", "And the third?");

        assertThat(desk.process(number)).hasPassed("End_SiblingsOpened").isWaitingAt("Task_Triage");
        assertThat(siblings).hasSize(2).allSatisfy(sibling -> {
            assertThat(desk.process(sibling)).isWaitingAt("Task_Triage");
            assertThat(desk.clock(sibling, Target.FIRST_RESPONSE).startedAt()).isEqualTo(received);
        });
        assertThat(desk.messageTexts(siblings.get(1))).containsExactly("And the third?");
    }

    @Test
    void canBeSplitMoreThanOnce() {
        var number = desk.opens("parcels", Map.of());
        desk.splits(number, "Where is the second one?");

        var siblings = desk.splits(number, "And the third?");

        assertThat(desk.messageTexts(siblings.get(0))).containsExactly("And the third?");
    }

    @Test
    void asksForNoPaymentForAPartOfAPaidRequest() {
        var number = desk.opens("parcels", Map.of("premium", true));
        desk.advancesTime(Duration.ofMinutes(10));
        desk.pays(number);
        var paid = desk.now();
        desk.advancesTime(Duration.ofMinutes(10));

        var sibling = desk.splits(number, "And the other one?").get(0);

        assertThat(desk.status(sibling)).isEqualTo("IN_PROGRESS");
        assertThat(desk.clock(sibling, Target.FIRST_RESPONSE).startedAt()).isEqualTo(paid);
    }

    @Test
    void reportsThePartThatCannotBeSplitOff() {
        var number = desk.opens("parcels", Map.of());
        var agent = Actor.staff("agent");
        var parts = Arrays.asList(new TicketSplitter.SplitPart("One", "Where?"), null);

        assertThatThrownBy(() -> splits.split(number, parts, agent))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("parts[1]");
        assertThatThrownBy(() -> desk.splits(number, " "))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("parts[0].body");
    }
}
