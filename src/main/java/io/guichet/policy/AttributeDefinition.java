package io.guichet.policy;

import java.util.List;

/**
 * A fact that somebody can be asked for.
 *
 * @param words what it can be, in the order to be read; empty where it is free text
 */
public record AttributeDefinition(String name, List<String> values) {

    public AttributeDefinition {
        values = List.copyOf(values);
    }
}
