package io.guichet.policy;

/** What one row of the clocks table does to one clock when a fact arrives. */
public record ClockRule(Target target, ClockAction action, DecisionReference reason) {

    /** What happens to the clock. */
    public enum ClockAction {
        START,
        PAUSE,
        RESUME,
        STOP
    }
}
