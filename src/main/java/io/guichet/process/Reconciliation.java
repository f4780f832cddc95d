package io.guichet.process;

import io.guichet.policy.Target;
import io.guichet.sla.CustomerWait;
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
 * Restores timers, due dates of tasks and the due dates of lists from the ledger, and records differences in the
 * timeline. Takes escalation steps whose timer has failed.
 */
@Component
@Transactional
class Reconciliation {

    /** Time after a step's due date at which its timer counts as failed. */
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

    /** Returns the differences; empty if there were none. */
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
        if (deadlines.updateNextDeadline(number)) {
            differences.add("due date for lists");
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

    /** Gives a customer the rest of the time to reply again, because the desk was off when it ended. */
    void resumeCustomerWait(String number) {
        tickets.lock(number);
        tickets.record(number, CustomerWait.RESUMED, Actor.system(), Map.of());
        timers.update(number);
    }

    /** Computes the due dates for lists and of tasks after an upgrade, which is no difference to report. */
    void repairDue(String number) {
        tickets.lock(number);
        deadlines.updateNextDeadline(number);
        timers.update(number);
        tickets.completeDueRepair(number);
    }

    private static String truncate(String text) {
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }
}
