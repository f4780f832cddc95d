package io.guichet.check;

import java.util.stream.Stream;

/** A rule for each diagram on its own. */
public interface DiagramRule {

    /** What is wrong with this diagram; empty if nothing is. */
    Stream<ModelFinding> findings(Diagram diagram);

    /** Whether the rule protects the engine, so that no other rule may look at a diagram that breaks it. */
    default boolean isSecurity() {
        return false;
    }
}
