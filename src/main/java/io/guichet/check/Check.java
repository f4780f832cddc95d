package io.guichet.check;

import java.util.List;

/** Finds one kind of problem in a brand's tables. */
interface Check {

    List<Finding> findings(PolicyTables policy);
}
