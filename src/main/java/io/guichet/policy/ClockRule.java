package io.guichet.policy;

/** Effect of one row of the clocks table on one clock. */
public record ClockRule(Target target, ClockAction action, DecisionReference reason) {

    /** Effect on the clock. */
    public enum ClockAction {
        START,
        PAUSE,
        RESUME,
        STOP
    }
}
