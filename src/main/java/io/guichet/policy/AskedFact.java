package io.guichet.policy;

import java.util.List;

/**
 * A fact that somebody can be asked for.
 *
 * @param words what it can be, in the order to be read; empty where it is free text
 */
public record AskedFact(String name, List<String> words) {

    public AskedFact {
        words = List.copyOf(words);
    }
}
