package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.LedgerEntry.LedgerEntryType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ledger entries of a ticket: type, effective time, recording time, actor and reason. */
@DeskTest
@Tag("h2")
class LedgerTest {

    @Autowired
    private Desk desk;

    @Test
    void recordsEveryEntryOfAResolutionClock() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");
        var asked = desk.now();
        desk.advancesTime(Duration.ofHours(2));
        desk.customerWrites(number, "I have.");
        var answered = desk.now();
        desk.advancesTime(Duration.ofHours(3));
        desk.answers(number, "SOLVE");
        var solved = desk.now();

        assertThat(desk.clock(number, Target.RESOLUTION).validEntries())
                .extracting(LedgerEntry::type, LedgerEntry::reason, LedgerEntry::effectiveAt, LedgerEntry::recordedAt)
                .containsExactly(
                        tuple(LedgerEntryType.STARTED, "received", received, received),
                        tuple(LedgerEntryType.PAUSED, "work-left", asked, asked),
                        tuple(LedgerEntryType.RESUMED, "work-entered", answered, answered),
                        tuple(LedgerEntryType.PAUSED, "work-left", solved, solved),
                        tuple(LedgerEntryType.STOPPED, "solved", solved, solved));
        assertThat(desk.clock(number, Target.RESOLUTION).used(desk.now())).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void recordsTheDecisionRowOfEachEntry() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).validEntries())
                .extracting(
                        entry -> entry.reference().decision(),
                        entry -> entry.reference().version(),
                        entry -> entry.reference().row(),
                        LedgerEntry::actor)
                .containsExactly(tuple("targets", 1, "target_first", "desk"), tuple("clocks", 1, "clock_5", "agent"));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).validEntries())
                .extracting(entry -> entry.reference().text())
                .noneMatch(String::isBlank);
    }

    @Test
    void countsFromReceiptEvenIfRecordedLater() {
        var received = desk.now().minus(Duration.ofHours(2));

        var number = desk.opens("parcels", Map.of(), received);

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).validEntries())
                .extracting(LedgerEntry::effectiveAt, LedgerEntry::recordedAt)
                .containsExactly(tuple(received, desk.now()));
    }

    @Test
    void keepsTheEarlierTargetWhenThePriorityChanges() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofMinutes(10));

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).validEntries())
                .extracting(LedgerEntry::type, entry -> entry.slaTarget().amount(), LedgerEntry::effectiveAt)
                .containsExactly(
                        tuple(LedgerEntryType.STARTED, "PT4H", received),
                        tuple(LedgerEntryType.RETARGETED, "PT1H", received));
        assertThat(desk.clock(number, Target.RESOLUTION).validEntries()).hasSize(1);
    }

    @Test
    void stopsOnAPublicReplyByAPersonOnly() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent");
        desk.notes(number, "Never seen such a thing.");
        desk.customerWrites(number, "Hello?");
        desk.triages(number);
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.ClockState.RUNNING);

        desk.advancesTime(Duration.ofMinutes(5));
        desk.replies(number, "We are on it.");

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).stoppedAt()).contains(desk.now());
    }

    @Test
    void doesNotStopOnInternalNotes() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "Which neighbour?");
        desk.escalates(number, "ESCALATE_SPECIALIST");

        desk.completes(number, "specialist-work", "specialist", Map.of("outcome", "RETURN", "note", "Any of them."));

        assertThat(desk.clock(number, Target.NEXT_RESPONSE).isOpen()).isTrue();
    }

    @Test
    void countsFromTheOldestUnansweredMessage() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "I have.");
        var first = desk.now();
        desk.advancesTime(Duration.ofHours(1));

        desk.customerWrites(number, "Twice.");

        assertThat(desk.clock(number, Target.NEXT_RESPONSE).startedAt()).isEqualTo(first);
    }

    @Test
    void runsOnForAMessageTheAgentHadNotSeen() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "I have.");
        desk.advancesTime(Duration.ofMinutes(5));
        desk.customerWrites(number, "No, wait.");
        var overlooked = desk.now();
        desk.advancesTime(Duration.ofMinutes(5));

        desk.answers(number, "ASK_CUSTOMER");

        var next = desk.clock(number, Target.NEXT_RESPONSE);
        assertThat(next.state()).isEqualTo(TicketClock.ClockState.RUNNING);
        assertThat(next.startedAt()).isEqualTo(overlooked);
        assertThat(next.validEntries().get(0).recordedAt()).isEqualTo(desk.now());
    }

    @Test
    void stopsForMessagesTheAgentHadSeen() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "I have.");
        desk.customerWrites(number, "No, wait.");

        desk.answersAfterReading(number, desk.newestMessageId(number), "ASK_CUSTOMER");

        assertThat(desk.clock(number, Target.NEXT_RESPONSE).isOpen()).isFalse();
    }

    @Test
    void stopsTheClaimClockOnTheFirstClaim() {
        var number = desk.opens("parcels", Map.of());

        desk.advancesTime(Duration.ofMinutes(7));
        desk.claims(number, "triage", "agent");

        assertThat(desk.clock(number, Target.CLAIM).validEntries())
                .extracting(LedgerEntry::type, LedgerEntry::reason, LedgerEntry::actor)
                .containsExactly(
                        tuple(LedgerEntryType.STARTED, "received", "desk"),
                        tuple(LedgerEntryType.STOPPED, "claimed", "agent"));
        assertThat(desk.clock(number, Target.CLAIM).used(desk.now())).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void stopsAllClocksWhenTheTicketEnds() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.withdraws(number);

        assertThat(desk.clocks(number)).extracting(TicketClock::state).containsOnly(TicketClock.ClockState.STOPPED);
    }

    @Test
    void recordsTheStartOfAMergedTicketsClock() {
        var received = desk.now();
        var early = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(1));
        var late = desk.opens("parcels", Map.of());

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.FIRST_RESPONSE).validEntries())
                .extracting(LedgerEntry::type, LedgerEntry::reason, LedgerEntry::effectiveAt)
                .containsExactly(
                        tuple(LedgerEntryType.STARTED, "received", received.plus(Duration.ofHours(1))),
                        tuple(LedgerEntryType.RETARGETED, "merged", received));
    }
}
