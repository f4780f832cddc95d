package io.guichet.demo;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One thing that somebody does in a life.
 *
 * @param verb a word of {@link DemoSchedule}
 * @param after how long after the step before it, at least
 * @param words what the line says beyond the verb and the time
 */
record DemoStep(String verb, Duration delay, List<String> arguments) {

    static final String ASKS = "asks";
    static final String SENDS = "sends";
    static final String REQUESTS = "requests";
    static final String SPLIT = "split";

    private static final Set<String> CUSTOMER_VERBS =
            Set.of(ASKS, SENDS, REQUESTS, "answered", "reply", "reopen", "rate", "withdraw", "pay");

    static DemoStep of(String verb, Duration delay) {
        return new DemoStep(verb, delay, List.of());
    }

    boolean isByStaff() {
        return !CUSTOMER_VERBS.contains(verb);
    }

    /** Whether it is the first thing that is heard of a request. */
    boolean isOpening() {
        return verb.equals(ASKS) || verb.equals(REQUESTS);
    }

    /** The word of that place, from 0. */
    String argument(int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("Step '%s' lacks an argument".formatted(verb));
        }
        return arguments.get(index);
    }
}
