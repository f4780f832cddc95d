package io.guichet.sla;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people say of desks whose clocks are wrong, and what does not happen here. */
@DeskTest
class ComplaintsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @Test
    void aPauseOverTheWeekendIsNotMeasuredInAnotherCalendarThanTheTarget() {
        desk.passesUntil(FRIDAY, "16:00");
        var number = desk.opens("parcels", Map.of("plan", "office"));
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        desk.passesUntil(MONDAY, "10:00");
        desk.customerWrites(number, "I have.");

        assertThat(desk.clock(number, Target.RESOLUTION).used(desk.now())).isEqualTo(Duration.ZERO);
        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(2)));
    }

    @Test
    void aPauseIsNotLostWhenThePlanChangesToAnotherCalendar() {
        desk.passesUntil(FRIDAY, "10:00");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        desk.passesUntil(MONDAY, "10:00");
        desk.customerWrites(number, "I have.");

        desk.changesPlan(number, "office");

        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(2)));
    }

    @Test
    void aPlanThatChangesWhileTheClockStandsStillIsRightAfterwards() {
        desk.passesUntil(FRIDAY, "10:00");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.passes(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");

        desk.changesPlan(number, "office");
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(TicketClock.State.PAUSED);
        desk.passesUntil(MONDAY, "11:00");
        desk.customerWrites(number, "I have.");

        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(2)).minus(Duration.ofHours(1)));
    }

    @Test
    void aPriorityRaisedWhileTheClockStandsStillIsRightAfterwards() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of("premium", true));
        desk.fires(number, "Event_UnpaidInTime");
        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofHours(9)));
        desk.lifts(number, Target.FIRST_RESPONSE);

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(1)));
    }

    @Test
    void targetsDoNotOverrideEachOther() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var others = desk.clock(number, Target.RESOLUTION).due();

        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofDays(9)));
        desk.escalates(number, "ESCALATE_SPECIALIST");

        assertThat(desk.clock(number, Target.RESOLUTION).due()).isEqualTo(others);
        assertThat(desk.clock(number, Target.SPECIALIST).due())
                .contains(desk.now().plus(Duration.ofDays(1)));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.State.RUNNING);
    }

    @Test
    void anEscalationTouchesNoClockOfTheCustomer() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var before = desk.ledger(number).size();

        desk.escalates(number, "ESCALATE_SPECIALIST");

        assertThat(desk.ledger(number).stream().skip(before).map(ClockEntry::target))
                .containsExactly(Target.SPECIALIST);
    }

    @Test
    void anotherTeamTouchesNoClock() {
        var number = desk.opens("parcels", Map.of());
        var before = desk.ledger(number);

        desk.reassigns(number, "parcels-second");

        assertThat(desk.ledger(number)).isEqualTo(before);
    }

    @Test
    void theClockDoesNotStopOnAMessageThatWasMeantForAColleague() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofMinutes(20));
        desk.replies(number, "Does anybody know this customer?");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.State.STOPPED);
        var answered = desk.now();

        desk.passes(Duration.ofMinutes(20));
        desk.turnsInternal(number, desk.newest(number));

        var clock = desk.clock(number, Target.FIRST_RESPONSE);
        assertThat(clock.state()).isEqualTo(TicketClock.State.RUNNING);
        assertThat(clock.due()).contains(received.plus(Duration.ofHours(4)));
        assertThat(clock.lines())
                .extracting(ClockEntry::entry, ClockEntry::effectiveAt, ClockEntry::recordedAt, ClockEntry::reason)
                .endsWith(
                        tuple(Kind.STOPPED, answered, answered, "human-reply"),
                        tuple(Kind.REVOKED, answered, desk.now(), "It was meant for a colleague."));
    }

    @Test
    void aProgramThatWritesByItselfStopsNoClockAndStartsNone() {
        var number = desk.opens("parcels", Map.of());
        desk.deskProgramWrites(number, "We have received your request.");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.State.RUNNING);
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        desk.customersProgramWrites(number, "I am away until Monday.");

        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.clocks(number)).extracting(TicketClock::target).doesNotContain(Target.NEXT_RESPONSE);
        assertThat(desk.texts(number)).contains("I am away until Monday.");
    }

    @Test
    void whatWasAnsweredMeanwhileIsAnsweredAfterACorrectionToo() {
        var number = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.passes(Duration.ofMinutes(20));
        desk.replies(number, "Does anybody know this customer?");
        var wrong = desk.newest(number);
        desk.passes(Duration.ofMinutes(20));
        desk.customerWrites(number, "Pardon?");
        desk.passes(Duration.ofMinutes(20));
        desk.replies(number, "It is with the neighbour.");
        var answered = desk.now();
        desk.passes(Duration.ofMinutes(20));

        desk.turnsInternal(number, wrong);

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).startedAt()).isEqualTo(received);
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).stoppedAt()).contains(answered);
        assertThat(desk.clocks(number)).extracting(TicketClock::target).doesNotContain(Target.NEXT_RESPONSE);
    }

    @Test
    void whatWasKnownWhenCanBeTold() {
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofMinutes(20));
        desk.replies(number, "Does anybody know this customer?");
        var answered = desk.now();
        desk.passes(Duration.ofHours(9));
        desk.turnsInternal(number, desk.newest(number));

        assertThat(desk.faceKnown(number, Target.FIRST_RESPONSE, answered).state())
                .isEqualTo(ClockFace.State.MET);
        assertThat(desk.faceKnown(number, Target.FIRST_RESPONSE, desk.now()).state())
                .isEqualTo(ClockFace.State.OVERDUE);
    }

    @Test
    void aPlanThatWasWrongIsWrongForPromisesAlreadyKeptToo() {
        desk.passesUntil(TUESDAY, "09:00");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.passes(Duration.ofHours(60));
        desk.answers(number, "SOLVE");
        assertThat(desk.clock(number, Target.RESOLUTION).isBroken(desk.now())).isFalse();

        desk.correctsPlan(number, "office");

        assertThat(desk.clock(number, Target.RESOLUTION).isBroken(desk.now())).isTrue();
        assertThat(desk.clock(number, Target.RESOLUTION).lines())
                .extracting(ClockEntry::entry, ClockEntry::reason, ClockEntry::actor)
                .endsWith(tuple(Kind.RETARGETED, "plan-corrected", "lead"));
    }

    @Test
    void anOverrideCanBeLifted() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.overrides(number, Target.RESOLUTION, desk.now().plus(Duration.ofDays(9)));
        assertThat(desk.clock(number, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(9)));

        desk.lifts(number, Target.RESOLUTION);

        assertThat(desk.clock(number, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(3)));
        assertThat(desk.clock(number, Target.RESOLUTION).lines())
                .extracting(ClockEntry::entry, ClockEntry::reason)
                .containsExactly(
                        tuple(Kind.STARTED, "received"),
                        tuple(Kind.OVERRIDDEN, "Agreed by phone."),
                        tuple(Kind.REVOKED, "Agreed otherwise."));
    }

    @Test
    void theMergedTicketHasNoMoreTimeThanTheMorePressingOfBoth() {
        var received = desk.now();
        var early = desk.opens("parcels", Map.of());
        desk.triages(early);
        desk.passes(Duration.ofHours(6));
        desk.answers(early, "ASK_CUSTOMER");
        desk.passes(Duration.ofHours(4));
        desk.customerWrites(early, "I have.");
        var late = desk.opens("parcels", Map.of());
        desk.triages(late);
        desk.passes(Duration.ofHours(1));

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.RESOLUTION).used(desk.now())).isEqualTo(Duration.ofHours(7));
        assertThat(desk.clock(late, Target.RESOLUTION).due())
                .contains(received.plus(Duration.ofDays(3)).plus(Duration.ofHours(4)));
    }

    @Test
    void aTicketThatMostlyStoodStillTakesNoTimeFromTheOneItIsMergedInto() {
        var early = desk.opens("parcels", Map.of());
        desk.triages(early);
        desk.answers(early, "ASK_CUSTOMER");
        desk.passes(Duration.ofHours(9));
        var late = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.passes(Duration.ofHours(1));

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(3)));
    }

    @Test
    void theDatabaseItselfKeepsTheLedgerAsItWasWritten() {
        var number = desk.opens("parcels", Map.of());

        for (var table : new String[] {"clock_entry", "clock_fact", "ticket_event"}) {
            assertThatThrownBy(() -> db.sql("update %s set actor = 'nobody' where number = :number".formatted(table))
                            .param("number", number)
                            .update())
                    .hasMessageContaining("never changed or deleted");
            assertThatThrownBy(() -> db.sql("delete from %s where number = :number".formatted(table))
                            .param("number", number)
                            .update())
                    .hasMessageContaining("never changed or deleted");
        }
    }
}
