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
import io.guichet.sla.LedgerEntry.LedgerEntryType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Known complaints about SLA clocks of other desks, which do not apply here. */
@DeskTest
class SlaPitfallsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @Test
    void measuresAWeekendPauseInTheTargetsCalendar() {
        desk.advancesTimeUntil(FRIDAY, "16:00");
        var number = desk.opens("parcels", Map.of("plan", "office"));
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        desk.advancesTimeUntil(MONDAY, "10:00");
        desk.customerWrites(number, "I have.");

        assertThat(desk.clock(number, Target.RESOLUTION).used(desk.now())).isEqualTo(Duration.ZERO);
        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(2)));
    }

    @Test
    void keepsAPauseWhenThePlanChangesTheCalendar() {
        desk.advancesTimeUntil(FRIDAY, "10:00");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTimeUntil(MONDAY, "10:00");
        desk.customerWrites(number, "I have.");

        desk.changesPlan(number, "office");

        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(2)));
    }

    @Test
    void changesThePlanOfAPausedClock() {
        desk.advancesTimeUntil(FRIDAY, "10:00");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");

        desk.changesPlan(number, "office");
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(TicketClock.ClockState.PAUSED);
        desk.advancesTimeUntil(MONDAY, "11:00");
        desk.customerWrites(number, "I have.");

        assertThat(desk.clock(number, Target.RESOLUTION).due())
                .contains(desk.now().plus(Duration.ofDays(2)).minus(Duration.ofHours(1)));
    }

    @Test
    void raisesThePriorityAfterARemovedOverride() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of("premium", true));
        desk.firesTimer(number, "Event_PaymentOverdue");
        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofHours(9)));
        desk.removesOverride(number, Target.FIRST_RESPONSE);

        desk.completes(number, "triage", "agent", Map.of("impact", "down"));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(1)));
    }

    @Test
    void keepsTargetsIndependent() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var others = desk.clock(number, Target.RESOLUTION).due();

        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofDays(9)));
        desk.escalates(number, "ESCALATE_SPECIALIST");

        assertThat(desk.clock(number, Target.RESOLUTION).due()).isEqualTo(others);
        assertThat(desk.clock(number, Target.SPECIALIST).due())
                .contains(desk.now().plus(Duration.ofDays(1)));
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.ClockState.RUNNING);
    }

    @Test
    void leavesCustomerClocksAloneOnEscalation() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var before = desk.ledger(number).size();

        desk.escalates(number, "ESCALATE_SPECIALIST");

        assertThat(desk.ledger(number).stream().skip(before).map(LedgerEntry::target))
                .containsExactly(Target.SPECIALIST);
    }

    @Test
    void leavesClocksAloneOnReassignment() {
        var number = desk.opens("parcels", Map.of());
        var before = desk.ledger(number);

        desk.reassigns(number, "parcels-second");

        assertThat(desk.ledger(number)).isEqualTo(before);
    }

    @Test
    void runsOnWhenAReplyIsMadeInternal() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofMinutes(20));
        desk.replies(number, "Does anybody know this customer?");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.ClockState.STOPPED);
        var answered = desk.now();

        desk.advancesTime(Duration.ofMinutes(20));
        desk.makesInternal(number, desk.newestMessageId(number));

        var clock = desk.clock(number, Target.FIRST_RESPONSE);
        assertThat(clock.state()).isEqualTo(TicketClock.ClockState.RUNNING);
        assertThat(clock.due()).contains(received.plus(Duration.ofHours(4)));
        assertThat(clock.allEntries())
                .extracting(LedgerEntry::type, LedgerEntry::effectiveAt, LedgerEntry::recordedAt, LedgerEntry::reason)
                .endsWith(
                        tuple(LedgerEntryType.STOPPED, answered, answered, "human-reply"),
                        tuple(LedgerEntryType.REVOKED, answered, desk.now(), "It was meant for a colleague."));
    }

    @Test
    void ignoresAutomaticMessages() {
        var number = desk.opens("parcels", Map.of());
        desk.addsAutomaticReply(number, "We have received your request.");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).state()).isEqualTo(TicketClock.ClockState.RUNNING);
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        desk.addsAutomaticCustomerMessage(number, "I am away until Monday.");

        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.clocks(number)).extracting(TicketClock::target).doesNotContain(Target.NEXT_RESPONSE);
        assertThat(desk.messageTexts(number)).contains("I am away until Monday.");
    }

    @Test
    void keepsLaterRepliesWhenAnEarlierOneIsMadeInternal() {
        var number = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.advancesTime(Duration.ofMinutes(20));
        desk.replies(number, "Does anybody know this customer?");
        var wrong = desk.newestMessageId(number);
        desk.advancesTime(Duration.ofMinutes(20));
        desk.customerWrites(number, "Pardon?");
        desk.advancesTime(Duration.ofMinutes(20));
        desk.replies(number, "It is with the neighbour.");
        var answered = desk.now();
        desk.advancesTime(Duration.ofMinutes(20));

        desk.makesInternal(number, wrong);

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).startedAt()).isEqualTo(received);
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).stoppedAt()).contains(answered);
        assertThat(desk.clocks(number)).extracting(TicketClock::target).doesNotContain(Target.NEXT_RESPONSE);
    }

    @Test
    void showsTheClockAsKnownAtAnInstant() {
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofMinutes(20));
        desk.replies(number, "Does anybody know this customer?");
        var answered = desk.now();
        desk.advancesTime(Duration.ofHours(9));
        desk.makesInternal(number, desk.newestMessageId(number));

        assertThat(desk.snapshotKnownAt(number, Target.FIRST_RESPONSE, answered).state())
                .isEqualTo(ClockSnapshot.SlaState.MET);
        assertThat(desk.snapshotKnownAt(number, Target.FIRST_RESPONSE, desk.now())
                        .state())
                .isEqualTo(ClockSnapshot.SlaState.OVERDUE);
    }

    @Test
    void judgesMetTargetsAnewAfterAPlanCorrection() {
        desk.advancesTimeUntil(TUESDAY, "09:00");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(60));
        desk.answers(number, "SOLVE");
        assertThat(desk.clock(number, Target.RESOLUTION).isBreached(desk.now())).isFalse();

        desk.correctsPlan(number, "office");

        assertThat(desk.clock(number, Target.RESOLUTION).isBreached(desk.now())).isTrue();
        assertThat(desk.clock(number, Target.RESOLUTION).allEntries())
                .extracting(LedgerEntry::type, LedgerEntry::reason, LedgerEntry::actor)
                .endsWith(tuple(LedgerEntryType.RETARGETED, "plan-corrected", "lead"));
    }

    @Test
    void removesAnOverride() {
        var received = desk.now();
        var number = desk.opens("parcels", Map.of());
        desk.overrides(number, Target.RESOLUTION, desk.now().plus(Duration.ofDays(9)));
        assertThat(desk.clock(number, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(9)));

        desk.removesOverride(number, Target.RESOLUTION);

        assertThat(desk.clock(number, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(3)));
        assertThat(desk.clock(number, Target.RESOLUTION).allEntries())
                .extracting(LedgerEntry::type, LedgerEntry::reason)
                .containsExactly(
                        tuple(LedgerEntryType.STARTED, "received"),
                        tuple(LedgerEntryType.OVERRIDDEN, "Agreed by phone."),
                        tuple(LedgerEntryType.REVOKED, "Agreed otherwise."));
    }

    @Test
    void keepsTheEarlierDueDateOnMerge() {
        var received = desk.now();
        var early = desk.opens("parcels", Map.of());
        desk.triages(early);
        desk.advancesTime(Duration.ofHours(6));
        desk.answers(early, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(4));
        desk.customerWrites(early, "I have.");
        var late = desk.opens("parcels", Map.of());
        desk.triages(late);
        desk.advancesTime(Duration.ofHours(1));

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.RESOLUTION).used(desk.now())).isEqualTo(Duration.ofHours(7));
        assertThat(desk.clock(late, Target.RESOLUTION).due())
                .contains(received.plus(Duration.ofDays(3)).plus(Duration.ofHours(4)));
    }

    @Test
    void ignoresThePausedTimeOfAMergedTicket() {
        var early = desk.opens("parcels", Map.of());
        desk.triages(early);
        desk.answers(early, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(9));
        var late = desk.opens("parcels", Map.of());
        var received = desk.now();
        desk.advancesTime(Duration.ofHours(1));

        desk.merges(early, late);

        assertThat(desk.clock(late, Target.RESOLUTION).due()).contains(received.plus(Duration.ofDays(3)));
    }

    @Test
    void keepsTheEarlierDueDateOnMergeIntoAPausedTicket() {
        var waiting = desk.opens("parcels", Map.of());
        desk.triages(waiting);
        desk.advancesTime(Duration.ofHours(1));
        desk.answers(waiting, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(23));
        var received = desk.now();
        var running = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(36));

        desk.merges(running, waiting);

        assertThat(desk.clock(waiting, Target.RESOLUTION).deadline()).contains(received.plus(Duration.ofDays(3)));
    }

    @Test
    void refusesUpdatesAndDeletesInTheDatabase() {
        var number = desk.opens("parcels", Map.of());

        for (var table : new String[] {"ledger_entry", "clock_trigger", "timeline_entry"}) {
            assertThatThrownBy(() -> db.sql("update %s set actor = 'nobody' where number = :number".formatted(table))
                            .param("number", number)
                            .update())
                    .hasMessageContaining("must not be changed or deleted");
            assertThatThrownBy(() -> db.sql("delete from %s where number = :number".formatted(table))
                            .param("number", number)
                            .update())
                    .hasMessageContaining("must not be changed or deleted");
        }
    }
}
