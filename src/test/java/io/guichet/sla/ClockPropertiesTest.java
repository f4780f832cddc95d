package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.policy.BusinessHours;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.ShippedTables;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import io.guichet.sla.ClockPropertiesTest.RandomStep.RandomStepType;
import io.guichet.sla.DueDateExplainer.ExplanationReader;
import io.guichet.sla.LedgerEntry.LedgerEntryType;
import io.guichet.ticket.StatusCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Compares random histories of a clock, over clock changes and holidays, with a slow reference model that walks minute
 * by minute.
 */
class ClockPropertiesTest {

    private static final List<SlaTarget> SLA_TARGETS = List.of(
            slaTarget(TargetUnit.ELAPSED, "PT5H", null),
            slaTarget(TargetUnit.ELAPSED, "P2D", null),
            slaTarget(
                    TargetUnit.BUSINESS_HOURS,
                    "PT90M",
                    hours("Mo-Fr 09:00-12:00,13:00-17:30; Sa 10:00-12:00; PH off", "FR")),
            slaTarget(TargetUnit.BUSINESS_HOURS, "PT11H", hours("Mo-Fr 09:00-17:00", null)),
            slaTarget(TargetUnit.BUSINESS_HOURS, "PT7H", hours("Mo-Su 22:00-06:00", null)),
            slaTarget(TargetUnit.BUSINESS_DAYS, "P1D", hours("Mo-Fr 09:00-17:00; PH off", "FR")),
            slaTarget(TargetUnit.BUSINESS_DAYS, "P3D", hours("Mo,We,Sa 08:30-20:00", null)),
            slaTarget(TargetUnit.CUT_OFF, "16:00", hours("Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off", "FR")));

    private static final List<LocalDateTime> EDGES = List.of(
            LocalDateTime.parse("2026-03-28T20:00"),
            LocalDateTime.parse("2026-10-24T21:00"),
            LocalDateTime.parse("2026-04-03T15:30"),
            LocalDateTime.parse("2026-05-07T11:00"),
            LocalDateTime.parse("2026-12-24T16:30"));

    private static final Calendars CALENDARS = new Calendars();
    private static final DueDateExplainer EXPLAINER = explainer();

    /** An event, that many minutes after the previous one. */
    record RandomStep(int minutesLater, RandomStepType type, int choice) {

        enum RandomStepType {
            PAUSE,
            RESUME,
            RETARGET,
            OVERRIDE,
            REMOVE_OVERRIDE,
            STOP,
            REVOKE_STOP,
            NOTHING
        }
    }

    @Property
    void dueDateMatchesTheReferenceClock(@ForAll("histories") ClockHistory history) {
        history.run((clock, now) -> assertThat(clock.deadline())
                .as("%s", clock.validEntries())
                .contains(new ReferenceClock(clock.allEntries()).deadline()));
    }

    @Property
    void explanationAddsUpToTheDueDate(@ForAll("histories") ClockHistory history) {
        history.run((clock, now) -> {
            var explanation = EXPLAINER
                    .explain(clock, List.of(), now, ExplanationReader.CUSTOMER, Locale.FRENCH)
                    .orElseThrow();
            assertThat(sum(explanation)).isEqualTo(explanation.counted());
            assertThat(isWithoutGaps(explanation)).as("%s", explanation).isTrue();
            if (explanation.days().isEmpty()) {
                assertThat(explanation.counted().plus(explanation.remaining())).isEqualTo(explanation.amount());
            }
            if (clock.state() == TicketClock.ClockState.RUNNING) {
                assertThat(explanation.until()).isEqualTo(clock.due().orElseThrow());
                assertEndsAtTheDueDate(clock, explanation);
            }
        });
    }

    @Property
    void usedAndRemainingTimeAddUpToTheTarget(@ForAll("histories") ClockHistory history) {
        history.run((clock, now) -> {
            if (clock.overrideEntry().isEmpty() && !isInDays(clock)) {
                var slaTarget = Duration.parse(clock.slaTarget().amount());
                assertThat(clock.used(now).plus(clock.remaining(now).orElseThrow()))
                        .isEqualTo(slaTarget);
            }
        });
    }

    @Property
    void dueDateMovesOnlyWithANewEntry(@ForAll("histories") ClockHistory history) {
        var before = new ArrayList<Instant>();
        var entryCounts = new ArrayList<Integer>();
        history.run((clock, now) -> {
            var due = clock.deadline().orElseThrow();
            var last = before.size() - 1;
            if (last >= 0 && !due.equals(before.get(last))) {
                assertThat(clock.allEntries()).hasSizeGreaterThan(entryCounts.get(last));
            }
            before.add(due);
            entryCounts.add(clock.allEntries().size());
        });
        assertThat(before).isNotEmpty();
    }

    private static void assertEndsAtTheDueDate(TicketClock clock, DueDateExplanation explanation) {
        if (explanation.days().isEmpty()) {
            assertThat(explanation.remaining()).isEqualTo(Duration.ZERO);
        } else {
            var counted = explanation.days().stream()
                    .filter(DueDateExplanation.DayExplanation::counted)
                    .toList();
            var wanted = clock.slaTarget().unit() == TargetUnit.CUT_OFF
                    ? 1
                    : Period.parse(clock.slaTarget().amount()).getDays();
            assertThat(counted).hasSize(wanted);
            assertThat(counted.get(wanted - 1).closing()).isEqualTo(explanation.until());
        }
    }

    private static Duration sum(DueDateExplanation explanation) {
        return explanation.intervals().stream()
                .filter(HoursFormatter.DescribedInterval::counted)
                .map(HoursFormatter.DescribedInterval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean isWithoutGaps(DueDateExplanation explanation) {
        var at = explanation.from();
        for (var interval : explanation.intervals()) {
            if (!interval.from().equals(at) || !interval.to().isAfter(at)) {
                return false;
            }
            at = interval.to();
        }
        return explanation.intervals().isEmpty() || at.equals(explanation.until());
    }

    private static boolean isInDays(TicketClock clock) {
        return clock.slaTarget().unit() == TargetUnit.BUSINESS_DAYS
                || clock.slaTarget().unit() == TargetUnit.CUT_OFF;
    }

    /** A random history: its start and events. */
    record ClockHistory(Instant start, int targetIndex, List<RandomStep> steps) {

        interface ClockObserver {
            void at(TicketClock clock, Instant now);
        }

        void run(ClockObserver observer) {
            var ledger = new TestLedger();
            var now = start;
            ledger.write(LedgerEntryType.STARTED, now, SLA_TARGETS.get(targetIndex), null, null);
            for (var step : steps) {
                now = now.plus(Duration.ofMinutes(step.minutesLater()));
                ledger.apply(step, now);
                observer.at(ledger.clock(), now);
            }
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(start, SLA_TARGETS.get(targetIndex), steps);
        }
    }

    /** Entries of one run, as the desk writes them. */
    private static final class TestLedger {

        private final List<LedgerEntry> entries = new ArrayList<>();

        void apply(RandomStep step, Instant now) {
            var clock = clock();
            var state = clock.state();
            switch (step.type()) {
                case PAUSE -> writeIf(state == TicketClock.ClockState.RUNNING, LedgerEntryType.PAUSED, now);
                case RESUME -> writeIf(state == TicketClock.ClockState.PAUSED, LedgerEntryType.RESUMED, now);
                case STOP -> writeIf(clock.isOpen(), LedgerEntryType.STOPPED, now);
                case RETARGET -> {
                    if (clock.isOpen()) {
                        var slaTarget = SLA_TARGETS.get(step.choice() % SLA_TARGETS.size());
                        write(LedgerEntryType.RETARGETED, clock.startedAt(), slaTarget, null, null);
                    }
                }
                case OVERRIDE -> {
                    if (clock.isOpen()) {
                        write(
                                LedgerEntryType.OVERRIDDEN,
                                now,
                                null,
                                now.plus(Duration.ofMinutes(1 + step.choice())),
                                null);
                    }
                }
                case REMOVE_OVERRIDE ->
                    clock.validEntries().stream()
                            .filter(entry -> entry.type() == LedgerEntryType.OVERRIDDEN)
                            .forEach(entry ->
                                    write(LedgerEntryType.REVOKED, entry.effectiveAt(), null, null, entry.id()));
                case REVOKE_STOP ->
                    clock.lastTransition()
                            .filter(entry -> entry.type() == LedgerEntryType.STOPPED)
                            .ifPresent(entry ->
                                    write(LedgerEntryType.REVOKED, entry.effectiveAt(), null, null, entry.id()));
                case NOTHING -> {}
            }
        }

        TicketClock clock() {
            var uncounted = new TicketClock(entries, null);
            return new TicketClock(entries, CALENDARS.calculator(uncounted.slaTarget()));
        }

        private void writeIf(boolean condition, LedgerEntryType type, Instant at) {
            if (condition) {
                write(type, at, null, null, null);
            }
        }

        void write(LedgerEntryType type, Instant at, SlaTarget slaTarget, Instant due, Long revokes) {
            var id = entries.size() + 1L;
            entries.add(new LedgerEntry(
                    id,
                    Target.RESOLUTION,
                    1,
                    type,
                    at,
                    at,
                    "desk",
                    "test",
                    slaTarget,
                    due,
                    slaTarget == null ? new DecisionReference("clocks", 1, "row", "reason", null) : slaTarget.reason(),
                    id,
                    revokes));
        }
    }

    @Provide
    Arbitrary<ClockHistory> histories() {
        var steps = Combinators.combine(
                        Arbitraries.integers().between(0, 2_400),
                        Arbitraries.of(RandomStepType.class),
                        Arbitraries.integers().between(0, 4_000))
                .as(RandomStep::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
        var start = Combinators.combine(
                        Arbitraries.of(EDGES), Arbitraries.integers().between(-2_000, 2_000))
                .as((edge, minutes) ->
                        edge.plusMinutes(minutes).atZone(ReferenceClock.ZONE).toInstant());
        return Combinators.combine(start, Arbitraries.integers().between(0, SLA_TARGETS.size() - 1), steps)
                .as(ClockHistory::new);
    }

    private static BusinessHours hours(String expression, String holidays) {
        return new BusinessHours(
                expression,
                ReferenceClock.ZONE,
                holidays,
                new DecisionReference("support-hours", 1, "hours", "hours", null));
    }

    private static SlaTarget slaTarget(TargetUnit unit, String amount, BusinessHours hours) {
        return new SlaTarget(
                Target.RESOLUTION,
                SlaTarget.TargetKind.GUARANTEED,
                unit,
                amount,
                hours,
                SlaTarget.StopEvent.SOLVED,
                new DecisionReference("targets", 1, "row", "reason", null));
    }

    private static DueDateExplainer explainer() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new DueDateExplainer(
                new HoursFormatter(CALENDARS, null, messages),
                ShippedTables.rowTexts(messages),
                messages,
                new StatusCatalog());
    }
}
