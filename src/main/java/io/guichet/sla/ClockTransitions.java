package io.guichet.sla;

import io.guichet.policy.ClockRule;
import io.guichet.policy.Target;
import java.util.EnumMap;
import java.util.Map;

/**
 * State machine of a ticket's clocks under the rules of the clocks table. A running clock is not started again: the
 * oldest unanswered message counts, and first response precedes next response.
 */
final class ClockTransitions {

    private final Map<Target, TicketClock.ClockState> states = new EnumMap<>(Target.class);

    /** Sets the state of the latest run of a clock. */
    void setState(Target target, TicketClock.ClockState state) {
        states.put(target, state);
    }

    /** Applies a rule; returns whether it changed anything. */
    boolean apply(ClockRule rule) {
        var state = states.get(rule.target());
        if (!isApplicable(rule, state)) {
            return false;
        }
        states.put(rule.target(), stateAfter(rule.action()));
        return true;
    }

    private boolean isApplicable(ClockRule rule, TicketClock.ClockState state) {
        var open = state != null && state != TicketClock.ClockState.STOPPED;
        return switch (rule.action()) {
            case START -> !open && (rule.target() != Target.NEXT_RESPONSE || firstResponseGiven());
            case PAUSE -> state == TicketClock.ClockState.RUNNING;
            case RESUME -> state == TicketClock.ClockState.PAUSED;
            case STOP -> open;
        };
    }

    private boolean firstResponseGiven() {
        return states.get(Target.FIRST_RESPONSE) == TicketClock.ClockState.STOPPED;
    }

    private static TicketClock.ClockState stateAfter(ClockRule.ClockAction action) {
        return switch (action) {
            case START, RESUME -> TicketClock.ClockState.RUNNING;
            case PAUSE -> TicketClock.ClockState.PAUSED;
            case STOP -> TicketClock.ClockState.STOPPED;
        };
    }
}
