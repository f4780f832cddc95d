package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.Conflict;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.HoursWords;
import io.guichet.sla.Reckoning;
import io.guichet.sla.Reckonings;
import io.guichet.sla.Reckonings.Reader;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random lives of tickets at the whole desk. After whatever happens: lines of the ledger stay, a deadline has moved only where
 * there is a new line, every sum can be done again, and the engine's timers say what the ledger says.
 */
@DeskTest
class LivesAtTheDeskTest {

    private static final int STEPS = 25;
    private static final List<String> PLANS = List.of("free", "office", "weekend", "pro");
    private static final List<Target> TARGETS = List.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

    @Autowired
    private Desk desk;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Reckonings reckonings;

    private Random random;
    private String number;
    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isRightAfterWhateverHappens(long seed) {
        random = new Random(seed);
        number = desk.opens("parcels", Map.of("plan", any(PLANS)));
        for (int step = 0; step < STEPS; step++) {
            var lines = desk.ledger(number);
            var deadlines = deadlines();
            desk.passes(Duration.ofMinutes(random.nextInt(3_000)));
            happens();
            assertThat(desk.ledger(number)).as("%s", done).startsWith(lines.toArray(ClockEntry[]::new));
            movedWithALine(deadlines, lines);
            desk.clocks(number).forEach(this::addsUp);
            startsWithTheOldestUnansweredMessage();
            fireWhatIsDue();
            assertThat(reconciliation.of(number)).as("%s", done).isEmpty();
        }
    }

    private void happens() {
        var what = random.nextInt(13);
        try {
            switch (what) {
                case 0, 1 -> desk.customerWrites(number, "I have.");
                case 2 -> desk.replies(number, "We are on it.");
                case 3 -> desk.answers(number, "ASK_CUSTOMER");
                case 4 -> desk.answers(number, "SOLVE");
                case 5 -> desk.reopens(number);
                case 6 -> desk.changesPlan(number, any(PLANS));
                case 7 -> desk.completes(number, "triage", "agent", Map.of("impact", "down"));
                case 8 ->
                    desk.overrides(number, any(TARGETS), desk.now().plus(Duration.ofHours(1 + random.nextInt(99))));
                case 9 -> desk.lifts(number, any(TARGETS));
                case 10 -> desk.turnsInternal(number, anyAnswer());
                case 11 -> {
                    var other = desk.opens("parcels", Map.of("plan", any(PLANS)));
                    desk.passes(Duration.ofHours(random.nextInt(20)));
                    desk.merges(other, number);
                }
                default -> desk.notes(number, "Never seen such a thing.");
            }
            done.add(String.valueOf(what));
        } catch (Conflict | AssertionError notNow) {
            done.add("(" + what + ")");
        }
    }

    /** As the engine would have done meanwhile. */
    private void fireWhatIsDue() {
        for (var event : List.of("Event_ResponseStepDue", "Event_ResolutionStepDue")) {
            for (int step = 0;
                    step < 5
                            && desk.isArmed(number, event)
                            && !desk.due(number, event).isAfter(desk.now().plusSeconds(2));
                    step++) {
                desk.fires(number, event);
            }
        }
    }

    private void movedWithALine(Map<Long, Object> before, List<ClockEntry> lines) {
        var written = desk.ledger(number).stream()
                .skip(lines.size())
                .map(ClockEntry::run)
                .collect(Collectors.toSet());
        deadlines().forEach((run, due) -> {
            if (before.containsKey(run) && !before.get(run).equals(due)) {
                assertThat(written).as("%s", done).contains(run);
            }
        });
    }

    private Map<Long, Object> deadlines() {
        return desk.clocks(number).stream()
                .filter(run -> run.due().isPresent())
                .collect(Collectors.toMap(TicketClock::run, run -> run.due().orElseThrow()));
    }

    private void addsUp(TicketClock run) {
        reckonings
                .of(desk.ticket(number).brand(), run, desk.timeline(number), desk.now(), Reader.STAFF, Locale.ENGLISH)
                .ifPresent(told -> {
                    assertThat(sum(told)).as("%s of %s", done, run.entries()).isEqualTo(told.counted());
                    assertThat(told.counted().plus(told.left())).isEqualTo(told.amount());
                    if (run.state() == TicketClock.State.RUNNING) {
                        assertThat(told.until()).isEqualTo(run.due().orElseThrow());
                        assertThat(told.left()).isEqualTo(Duration.ZERO);
                    }
                });
    }

    private static Duration sum(Reckoning told) {
        return told.parts().stream()
                .filter(HoursWords.Told::counted)
                .map(HoursWords.Told::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Read off the messages, not off the ledger. */
    private void startsWithTheOldestUnansweredMessage() {
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
                .filter(run -> run.entries().get(0).reason().equals("customer-wrote"))
                .filter(run -> done.stream().noneMatch("11"::equals))
                .forEach(run ->
                        assertThat(oldest.map(Message::sentAt)).as("%s", done).contains(run.startedAt()));
    }

    private long anyAnswer() {
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
