package io.guichet.check;

import java.util.stream.Stream;

/** A rule for a diagram or table as a whole, after those that protect its readers. */
public interface FileRule {

    /** What is wrong with this file; empty if nothing is. */
    Stream<ModelFinding> findings(ModelFile file);
}
