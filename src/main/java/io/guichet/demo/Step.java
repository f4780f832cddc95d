package io.guichet.demo;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One thing that somebody does in a life.
 *
 * @param verb a word of {@link Line}
 * @param after how long after the step before it, at least
 * @param words what the line says beyond the verb and the time
 */
record Step(String verb, Duration after, List<String> words) {

    static final String ASKS = "asks";
    static final String SENDS = "sends";
    static final String REQUESTS = "requests";
    static final String SPLIT = "split";

    private static final Set<String> OF_CUSTOMERS =
            Set.of(ASKS, SENDS, REQUESTS, "answered", "reply", "reopen", "rate", "withdraw", "pay");

    static Step of(String verb, Duration after) {
        return new Step(verb, after, List.of());
    }

    boolean isStaffs() {
        return !OF_CUSTOMERS.contains(verb);
    }

    /** Whether it is the first thing that is heard of a request. */
    boolean isOpening() {
        return verb.equals(ASKS) || verb.equals(REQUESTS);
    }

    /** The word of that place, from 0. */
    String word(int place) {
        if (place >= words.size()) {
            throw new IllegalArgumentException("'%s' wants another word".formatted(verb));
        }
        return words.get(place);
    }
}
