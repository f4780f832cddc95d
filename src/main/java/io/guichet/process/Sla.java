package io.guichet.process;

import static io.guichet.policy.Target.CLAIM;
import static io.guichet.policy.Target.DEVELOPER;
import static io.guichet.policy.Target.FIRST_RESPONSE;
import static io.guichet.policy.Target.NEXT_RESPONSE;
import static io.guichet.policy.Target.RESOLUTION;
import static io.guichet.policy.Target.SPECIALIST;

import io.guichet.policy.Target;
import io.guichet.sla.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Expressions of the SLA timers: the next escalation step of the brand. The timer only wakes the desk; the ledger
 * decides. Instants are UTC, rounded up to the second because the engine truncates milliseconds.
 */
@Component
public class Sla {

    /** Date of a timer that waits for nothing; a timer without a date would fail. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final Map<String, Set<Target>> TARGETS_BY_TIMER = Map.of(
            "sla.responseWarnings", Set.of(FIRST_RESPONSE, NEXT_RESPONSE, CLAIM),
            "sla.resolutionWarnings", Set.of(RESOLUTION),
            "sla.specialistWarnings", Set.of(SPECIALIST),
            "sla.developerWarnings", Set.of(DEVELOPER));

    private static final Set<Target> ALL_TARGETS = Set.of(Target.values());

    private final Deadlines deadlines;
    private final Clock clock;

    Sla(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    public String responseWarnings(DelegateExecution execution) {
        return cycle(execution, "sla.responseWarnings");
    }

    public String resolutionWarnings(DelegateExecution execution) {
        return cycle(execution, "sla.resolutionWarnings");
    }

    public String specialistWarnings(DelegateExecution execution) {
        return cycle(execution, "sla.specialistWarnings");
    }

    public String developerWarnings(DelegateExecution execution) {
        return cycle(execution, "sla.developerWarnings");
    }

    /** Due date of a user task, that of its ticket in lists: the nearest of all running clocks; null without one. */
    public Date due(DelegateExecution execution) {
        return due(execution.getProcessBusinessKey()).map(Date::from).orElse(null);
    }

    Optional<Instant> due(String number) {
        return deadlines.earliestDue(number, ALL_TARGETS).map(Sla::roundUpToSecond);
    }

    /** Whether a timer expression refers to an escalation ladder of this name. */
    static boolean isWarningTimer(String name) {
        return TARGETS_BY_TIMER.containsKey(name);
    }

    /** Next instant of this ladder's timer; never in the past. */
    Instant nextDueDate(String number, String timer) {
        var earliest = roundUpToSecond(clock.instant().plusSeconds(1));
        return deadlines
                .nextStepAt(number, TARGETS_BY_TIMER.get(timer))
                .map(Sla::roundUpToSecond)
                .map(next -> next.isBefore(earliest) ? earliest : next)
                .orElse(NEVER);
    }

    static Instant roundUpToSecond(Instant instant) {
        var truncated = instant.truncatedTo(ChronoUnit.SECONDS);
        return truncated.equals(instant) ? truncated : truncated.plusSeconds(1);
    }

    private String cycle(DelegateExecution execution, String timer) {
        return WaitingTimes.cycle(nextDueDate(execution.getProcessBusinessKey(), timer));
    }
}
