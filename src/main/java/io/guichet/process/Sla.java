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
 * Answers the diagrams' timers: when the next step of the brand's escalation ladder is to be taken. The engine's timer only
 * wakes us; the ledger decides. Instants are UTC, rounded up to the second because the engine cuts milliseconds.
 */
@Component
public class Sla {

    /** Far enough that it never comes: a timer that waits for nothing must still have a date. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final Map<String, Set<Target>> LADDERS = Map.of(
            "sla.responseSteps", Set.of(FIRST_RESPONSE, NEXT_RESPONSE, CLAIM),
            "sla.resolutionSteps", Set.of(RESOLUTION),
            "sla.specialistSteps", Set.of(SPECIALIST),
            "sla.developerSteps", Set.of(DEVELOPER));

    private static final Map<String, Set<Target>> BY_STAGE =
            Map.of("specialist", Set.of(SPECIALIST), "developer", Set.of(DEVELOPER));

    private static final Set<Target> OF_THE_TICKET = Set.of(FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION);

    private final Deadlines deadlines;
    private final Clock clock;

    Sla(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    public String responseSteps(DelegateExecution execution) {
        return cycle(execution, "sla.responseSteps");
    }

    public String resolutionSteps(DelegateExecution execution) {
        return cycle(execution, "sla.resolutionSteps");
    }

    public String specialistSteps(DelegateExecution execution) {
        return cycle(execution, "sla.specialistSteps");
    }

    public String developerSteps(DelegateExecution execution) {
        return cycle(execution, "sla.developerSteps");
    }

    /** When the work at a user task is due; null when nothing is promised. */
    public Date due(DelegateExecution execution) {
        var stage = Wait.property(execution.getBpmnModelElementInstance(), "stage");
        return due(execution.getProcessBusinessKey(), stage.orElse(""))
                .map(Date::from)
                .orElse(null);
    }

    Optional<Instant> due(String number, String stage) {
        return deadlines
                .due(number, BY_STAGE.getOrDefault(stage, OF_THE_TICKET))
                .map(Sla::toTheSecond);
    }

    /** Whether a timer expression asks for a ladder of this name. */
    static boolean isLadder(String name) {
        return LADDERS.containsKey(name);
    }

    /** When the timer of this ladder is to wake us; never in the past. */
    Instant wakes(String number, String ladder) {
        var soon = toTheSecond(clock.instant().plusSeconds(1));
        return deadlines
                .nextStep(number, LADDERS.get(ladder))
                .map(Sla::toTheSecond)
                .map(next -> next.isBefore(soon) ? soon : next)
                .orElse(NEVER);
    }

    static Instant toTheSecond(Instant instant) {
        var cut = instant.truncatedTo(ChronoUnit.SECONDS);
        return cut.equals(instant) ? cut : cut.plusSeconds(1);
    }

    private String cycle(DelegateExecution execution, String ladder) {
        return Waits.cycle(wakes(execution.getProcessBusinessKey(), ladder));
    }
}
