package io.guichet.demo;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One step of a scenario.
 *
 * @param verb verb of {@link DemoSchedule}
 * @param delay minimum time after the previous step
 * @param arguments further words of the step
 */
record DemoStep(String verb, Duration delay, List<String> arguments) {

    static final String ASKS = "asks";
    static final String SENDS = "sends";
    static final String REQUESTS = "requests";
    static final String SPLIT = "split";
    static final String CONFIRM = "confirm";

    private static final Set<String> CUSTOMER_VERBS =
            Set.of(ASKS, SENDS, REQUESTS, "answered", "reply", "reopen", "rate", "withdraw", "pay", CONFIRM);

    static DemoStep of(String verb, Duration delay) {
        return new DemoStep(verb, delay, List.of());
    }

    boolean isByStaff() {
        return !CUSTOMER_VERBS.contains(verb);
    }

    /** Whether it is the first step of a request. */
    boolean isOpening() {
        return verb.equals(ASKS) || verb.equals(REQUESTS);
    }

    /** The argument at that index, from 0. */
    String argument(int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("Step '%s' lacks an argument".formatted(verb));
        }
        return arguments.get(index);
    }
}
