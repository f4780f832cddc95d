package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the ledger says after what happened to a ticket: which line, since when, written when, through whom, and why. */
@DeskTest
class LedgerTest {

    @Autowired
    private Desk desk;

    @Test
    void tellsTheWholeLifeOfAResolution() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.passes(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");
        var asked = desk.now();
        desk.passes(Duration.ofHours(2));
        desk.customerWrites(number, "I have.");
        var answered = desk.now();
        desk.passes(Duration.ofHours(3));
        desk.answers(number, "SOLVE");
        var solved = desk.now();

        assertThat(desk.clock(number, Target.RESOLUTION).entries())
                .extracting(ClockEntry::entry, ClockEntry::reason, ClockEntry::effectiveAt, ClockEntry::recordedAt)
                .containsExactly(
                        tuple(Kind.STARTED, "received", received, received),
                        tuple(Kind.PAUSED, "work-left", asked, asked),
                        tuple(Kind.RESUMED, "work-entered", answered, answered),
                        tuple(Kind.PAUSED, "work-left", solved, solved),
                        tuple(Kind.STOPPED, "solved", solved, solved));
        assertThat(desk.clock(number, Target.RESOLUTION).used(desk.now())).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void namesTheRowOfTheTableThatSaidSo() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).entries())
                .extracting(
                        line -> line.because().decision(),
                        line -> line.because().version(),
                        line -> line.because().row(),
                        ClockEntry::actor)
                .containsExactly(tuple("targets", 1, "target_first", "desk"), tuple("clocks", 1, "clock_5", "agent"));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).entries())
                .extracting(line -> line.because().text())
                .noneMatch(String::isBlank);
    }

    @Test
    void countsFromTheReceiptHoweverLateItWasRecorded() {
        var received = desk.now().minus(Duration.ofHours(2));

        var number = desk.opens("parcels", Map.of(), received);

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).entries())
                .extracting(ClockEntry::effectiveAt, ClockEntry::recordedAt)
                .containsExactly(tuple(received, desk.now()));
    }

    @Test
    void keepsTheOldPromiseWhenThePriorityChanges() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofMinutes(10));

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).entries())
                .extracting(ClockEntry::entry, line -> line.promised().amount(), ClockEntry::effectiveAt)
                .containsExactly(tuple(Kind.STARTED, "PT4H", received), tuple(Kind.RETARGETED, "PT1H", received));
        assertThat(desk.clock(number, Target.RESOLUTION).entries()).hasSize(1);
    }

    @Test
    void isStoppedByAPublicReplyOfAPersonOnly() {
        var number = desk.opens("parcels", Map.of());
        desk.claims(number, "triage", "agent");
        desk.notes(number, "Never seen such a thing.");
        desk.customerWrites(number, "Hello?");
        desk.triages(number);
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.State.RUNNING);

        desk.passes(Duration.ofMinutes(5));
        desk.replies(number, "We are on it.");

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).stoppedAt()).contains(desk.now());
    }

    @Test
    void isNotStoppedByWhatStaffWriteToEachOther() {
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
        desk.passes(Duration.ofHours(1));

        desk.customerWrites(number, "Twice.");

        assertThat(desk.clock(number, Target.NEXT_RESPONSE).startedAt()).isEqualTo(first);
    }

    @Test
    void goesOnForAMessageThatTheAnswerHasOverlooked() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "I have.");
        desk.passes(Duration.ofMinutes(5));
        desk.customerWrites(number, "No, wait.");
        var overlooked = desk.now();
        desk.passes(Duration.ofMinutes(5));

        desk.answers(number, "ASK_CUSTOMER");

        var next = desk.clock(number, Target.NEXT_RESPONSE);
        assertThat(next.state()).isEqualTo(TicketClock.State.RUNNING);
        assertThat(next.startedAt()).isEqualTo(overlooked);
        assertThat(next.entries().get(0).recordedAt()).isEqualTo(desk.now());
    }

    @Test
    void hasAnsweredWhatTheAgentHadSeen() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "I have.");
        desk.customerWrites(number, "No, wait.");

        desk.answersHavingSeen(number, desk.newest(number), "ASK_CUSTOMER");

        assertThat(desk.clock(number, Target.NEXT_RESPONSE).isOpen()).isFalse();
    }

    @Test
    void stopsTheTimeToBeTakenWithTheFirstClaim() {
        var number = desk.opens("parcels", Map.of());

        desk.passes(Duration.ofMinutes(7));
        desk.claims(number, "triage", "agent");

        assertThat(desk.clock(number, Target.CLAIM).entries())
                .extracting(ClockEntry::entry, ClockEntry::reason, ClockEntry::actor)
                .containsExactly(tuple(Kind.STARTED, "received", "desk"), tuple(Kind.STOPPED, "claimed", "agent"));
        assertThat(desk.clock(number, Target.CLAIM).used(desk.now())).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void stopsEverythingWhenTheTicketEnds() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        desk.withdraws(number);

        assertThat(desk.clocks(number)).extracting(TicketClock::state).containsOnly(TicketClock.State.STOPPED);
    }

    @Test
    void saysWhereThePromiseOfAMergedTicketCountsFrom() {
        var received = desk.now();
        var early = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofHours(1));
        var late = desk.opens("parcels", Map.of());

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.FIRST_RESPONSE).entries())
                .extracting(ClockEntry::entry, ClockEntry::reason, ClockEntry::effectiveAt)
                .containsExactly(
                        tuple(Kind.STARTED, "received", received.plus(Duration.ofHours(1))),
                        tuple(Kind.RETARGETED, "merged", received));
    }
}
