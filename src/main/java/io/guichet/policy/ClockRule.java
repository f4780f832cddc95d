package io.guichet.policy;

/** What one row of the clocks table does to one clock when a fact arrives. */
public record ClockRule(Target target, Action action, Because because) {

    /** What happens to the clock. */
    public enum Action {
        START,
        PAUSE,
        RESUME,
        STOP
    }
}
