package io.guichet.check;

import java.util.stream.Stream;

/** A rule for files that depend on each other. */
public interface ModelSetRule {

    /** What is wrong with this set; empty if nothing is. */
    Stream<ModelFinding> findings(ModelSet set);
}
