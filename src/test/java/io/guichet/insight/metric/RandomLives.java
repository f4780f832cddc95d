package io.guichet.insight.metric;

import io.guichet.Desk;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random lives of tickets of the brand parcels: customers and staff do what the diagram allows, and some things that it does not. */
public final class RandomLives {

    private static final List<String> PLANS = List.of("free", "office", "weekend", "pro");
    private static final List<String> OUTCOMES =
            List.of("ASK_CUSTOMER", "SOLVE", "SOLVE", "ESCALATE_SPECIALIST", "ESCALATE_DEVELOPER");

    private static final Map<String, Object> RETURN = Map.of("outcome", "RETURN", "note", "Done.");

    private final Desk desk;
    private final Random random;
    private final List<String> numbers = new ArrayList<>();

    public RandomLives(Desk desk, long seed) {
        this.desk = desk;
        this.random = new Random(seed);
    }

    /** Lives that many steps; returns the numbers of all tickets. */
    public List<String> live(int steps) {
        for (int step = 0; step < steps; step++) {
            desk.advancesTime(Duration.ofSeconds(random.nextInt(9_000)));
            if (numbers.size() < 3 || random.nextInt(15) == 0) {
                numbers.add(desk.opens("parcels", Map.of("plan", any(PLANS))));
            } else {
                act(any(numbers));
            }
        }
        return numbers;
    }

    private void act(String number) {
        try {
            switch (random.nextInt(20)) {
                case 0, 1 -> desk.customerWrites(number, "I have.");
                case 3 -> desk.replies(number, "We are on it.");
                case 2, 4, 5, 6, 7, 8, 9 -> triagesAndAnswers(number);
                case 10, 11 -> desk.triages(number);
                case 12 -> desk.reopens(number);
                case 13 -> desk.changesPlan(number, any(PLANS));
                case 14, 15 -> desk.rates(number, 1 + random.nextInt(5), random.nextBoolean() ? "Thanks." : null);
                case 16 -> desk.completes(number, "specialist-work", "specialist", RETURN);
                case 17 -> desk.overrides(number, Target.RESOLUTION, inSomeHours());
                case 18 -> mergesSometimes(number);
                default -> desk.notes(number, "Never seen such a thing.");
            }
        } catch (StateConflict | AssertionError | IllegalArgumentException | BadInput rejected) {
            // The diagram does not wait for it: nothing happens to the ticket.
        }
    }

    private void triagesAndAnswers(String number) {
        if (desk.tasksOf(number).stream().anyMatch(task -> task.key().equals("triage"))) {
            desk.triages(number);
        }
        desk.answers(number, any(OUTCOMES));
    }

    private void mergesSometimes(String number) {
        if (random.nextInt(6) == 0) {
            desk.merges(number, any(numbers));
        }
    }

    private Instant inSomeHours() {
        return desk.now().plus(Duration.ofHours(1 + random.nextInt(99)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
