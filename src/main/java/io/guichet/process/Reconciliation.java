package io.guichet.process;

import io.guichet.policy.Target;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the engine's timers, the due dates of tasks and the lists' deadlines say again what the ledger says, and tells the
 * timeline when they did not. A step of a ladder for which no timer has woken us is taken.
 */
@Component
@Transactional
class Reconciliation {

    /** How long after a step is due a timer has failed us. */
    private static final Duration GRACE_PERIOD = Duration.ofMinutes(1);

    private final Tickets tickets;
    private final Deadlines deadlines;
    private final DeadlineTimers timers;
    private final Clock clock;

    Reconciliation(Tickets tickets, Deadlines deadlines, DeadlineTimers timers, Clock clock) {
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.timers = timers;
        this.clock = clock;
    }

    /** @return what differed; nothing where all was right */
    List<String> reconcile(String number) {
        tickets.lock(number);
        var differences = new ArrayList<>(timers.retryFailed(number));
        var overdueStep = deadlines
                .nextStepAt(number, Set.of(Target.values()))
                .filter(step -> step.isBefore(clock.instant().minus(GRACE_PERIOD)));
        if (overdueStep.isPresent()) {
            differences.add("ladder step due %s".formatted(overdueStep.get()));
            deadlines.takeDueSteps(number);
        }
        differences.addAll(timers.update(number));
        if (deadlines.repairNextDeadline(number)) {
            differences.add("ticket_deadline");
        }
        if (!differences.isEmpty()) {
            tickets.record(
                    number,
                    "timers-repaired",
                    Actor.system(),
                    Map.of("differences", truncate(String.join(", ", differences))));
        }
        return differences;
    }

    private static String truncate(String text) {
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }
}
