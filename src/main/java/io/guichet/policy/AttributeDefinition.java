package io.guichet.policy;

import java.util.List;

/**
 * A ticket attribute and its possible values.
 *
 * @param values possible values in display order; empty for free text
 */
public record AttributeDefinition(String name, List<String> values) {

    public AttributeDefinition {
        values = List.copyOf(values);
    }
}
