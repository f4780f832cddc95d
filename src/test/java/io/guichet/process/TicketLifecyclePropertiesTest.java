package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.problem.StateConflict;
import io.guichet.sla.DueDateExplainer;
import io.guichet.sla.DueDateExplainer.ExplanationReader;
import io.guichet.sla.DueDateExplanation;
import io.guichet.sla.HoursFormatter;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random lives of tickets on the whole desk. Invariants: ledger entries stay, a due date moves only with a new entry,
 * each explanation adds up, and the engine's timers agree with the ledger.
 */
@DeskTest
@Tag("h2")
class TicketLifecyclePropertiesTest {

    private static final int STEPS = 25;
    private static final List<String> PLANS = List.of("free", "office", "weekend", "pro");
    private static final List<Target> TARGETS = List.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

    @Autowired
    private Desk desk;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private DueDateExplainer explanations;

    private Random random;
    private String number;
    private final List<String> actions = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsLedgerAndTimersConsistent(long seed) {
        random = new Random(seed);
        number = desk.opens("parcels", Map.of("plan", any(PLANS)));
        for (int step = 0; step < STEPS; step++) {
            var entries = desk.ledger(number);
            var dueDates = dueDates();
            desk.advancesTime(Duration.ofMinutes(random.nextInt(3_000)));
            performRandomAction();
            assertThat(desk.ledger(number)).as("%s", actions).startsWith(entries.toArray(LedgerEntry[]::new));
            assertDueDatesMoveOnlyWithNewEntries(dueDates, entries);
            desk.clocks(number).forEach(this::assertExplanationAddsUp);
            assertStartsAtTheOldestUnansweredMessage();
            fireDueTimers();
            assertThat(reconciliation.reconcile(number)).as("%s", actions).isEmpty();
        }
    }

    private void performRandomAction() {
        var action = random.nextInt(13);
        try {
            switch (action) {
                case 0, 1 -> desk.customerWrites(number, "I have.");
                case 2 -> desk.replies(number, "We are on it.");
                case 3 -> desk.answers(number, "ASK_CUSTOMER");
                case 4 -> desk.answers(number, "SOLVE");
                case 5 -> desk.reopens(number);
                case 6 -> desk.changesPlan(number, any(PLANS));
                case 7 -> desk.completes(number, "triage", "agent", Map.of("impact", "down"));
                case 8 ->
                    desk.overrides(number, any(TARGETS), desk.now().plus(Duration.ofHours(1 + random.nextInt(99))));
                case 9 -> desk.removesOverride(number, any(TARGETS));
                case 10 -> desk.makesInternal(number, anyStaffReply());
                case 11 -> {
                    var other = desk.opens("parcels", Map.of("plan", any(PLANS)));
                    desk.advancesTime(Duration.ofHours(random.nextInt(20)));
                    desk.merges(other, number);
                }
                default -> desk.notes(number, "Never seen such a thing.");
            }
            actions.add(String.valueOf(action));
        } catch (StateConflict | AssertionError rejected) {
            actions.add("(" + action + ")");
        }
    }

    /** As the engine's job executor would have done. */
    private void fireDueTimers() {
        for (var event : List.of("Event_ResponseWarningDue", "Event_ResolutionWarningDue")) {
            for (int step = 0;
                    step < 5
                            && desk.hasTimer(number, event)
                            && !desk.timerDue(number, event).isAfter(desk.now().plusSeconds(2));
                    step++) {
                desk.firesTimer(number, event);
            }
        }
    }

    private void assertDueDatesMoveOnlyWithNewEntries(Map<Long, Object> before, List<LedgerEntry> entries) {
        var changedRuns = desk.ledger(number).stream()
                .skip(entries.size())
                .map(LedgerEntry::runId)
                .collect(Collectors.toSet());
        dueDates().forEach((run, due) -> {
            if (before.containsKey(run) && !before.get(run).equals(due)) {
                assertThat(changedRuns).as("%s", actions).contains(run);
            }
        });
    }

    private Map<Long, Object> dueDates() {
        return desk.clocks(number).stream()
                .filter(run -> run.due().isPresent())
                .collect(Collectors.toMap(TicketClock::runId, run -> run.due().orElseThrow()));
    }

    private void assertExplanationAddsUp(TicketClock run) {
        explanations
                .explain(run, desk.timeline(number), desk.now(), ExplanationReader.STAFF, Locale.ENGLISH)
                .ifPresent(explanation -> {
                    assertThat(sum(explanation))
                            .as("%s of %s", actions, run.validEntries())
                            .isEqualTo(explanation.counted());
                    assertThat(explanation.counted().plus(explanation.remaining()))
                            .isEqualTo(explanation.amount());
                    if (run.state() == TicketClock.ClockState.RUNNING) {
                        assertThat(explanation.until()).isEqualTo(run.due().orElseThrow());
                        assertThat(explanation.remaining()).isEqualTo(Duration.ZERO);
                    }
                });
    }

    private static Duration sum(DueDateExplanation explanation) {
        return explanation.intervals().stream()
                .filter(HoursFormatter.DescribedInterval::counted)
                .map(HoursFormatter.DescribedInterval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Derived from the messages, not from the ledger. */
    private void assertStartsAtTheOldestUnansweredMessage() {
        var messages = desk.messages(number);
        var answered = messages.stream()
                .filter(message -> message.isPublic() && !message.isFromCustomer())
                .mapToLong(Message::id)
                .max()
                .orElse(0);
        var oldest = messages.stream()
                .filter(message -> message.isFromCustomer() && message.id() > answered)
                .findFirst();
        desk.clocks(number).stream()
                .filter(run -> run.target() == Target.NEXT_RESPONSE && run.isOpen())
                .filter(run -> run.validEntries().get(0).reason().equals("customer-replied"))
                .filter(run -> actions.stream().noneMatch("11"::equals))
                .forEach(run -> assertThat(oldest.map(Message::sentAt))
                        .as("%s", actions)
                        .contains(run.startedAt()));
    }

    private long anyStaffReply() {
        var answers = desk.messages(number).stream()
                .filter(message -> message.isPublic() && !message.isFromCustomer())
                .map(Message::id)
                .toList();
        assertThat(answers).isNotEmpty();
        return any(answers);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
