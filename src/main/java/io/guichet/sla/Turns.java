package io.guichet.sla;

import io.guichet.policy.ClockRule;
import io.guichet.policy.Target;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the clocks of a ticket stand, and which of the clocks table's rules change that. A clock that runs is not started
 * again: the oldest unanswered message counts, and the first response comes before any next one.
 */
final class Turns {

    private final Map<Target, TicketClock.State> newest = new EnumMap<>(Target.class);

    /** How the newest run of a clock stands. */
    void stands(Target target, TicketClock.State state) {
        newest.put(target, state);
    }

    /** Whether the rule changes anything; if so, it has. */
    boolean take(ClockRule rule) {
        var state = newest.get(rule.target());
        if (!isDue(rule, state)) {
            return false;
        }
        newest.put(rule.target(), after(rule.action()));
        return true;
    }

    private boolean isDue(ClockRule rule, TicketClock.State state) {
        var open = state != null && state != TicketClock.State.STOPPED;
        return switch (rule.action()) {
            case START -> !open && (rule.target() != Target.NEXT_RESPONSE || firstResponseGiven());
            case PAUSE -> state == TicketClock.State.RUNNING;
            case RESUME -> state == TicketClock.State.PAUSED;
            case STOP -> open;
        };
    }

    private boolean firstResponseGiven() {
        return newest.get(Target.FIRST_RESPONSE) == TicketClock.State.STOPPED;
    }

    private static TicketClock.State after(ClockRule.Action action) {
        return switch (action) {
            case START, RESUME -> TicketClock.State.RUNNING;
            case PAUSE -> TicketClock.State.PAUSED;
            case STOP -> TicketClock.State.STOPPED;
        };
    }
}
