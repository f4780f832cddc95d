package io.guichet.check;

import java.util.stream.Stream;

/** A rule for each decision table on its own. */
interface TableRule {

    /** What is wrong with this table; empty if nothing is. */
    Stream<ModelFinding> findings(TableFile table, ModelSet set);
}
