package io.guichet.check;

import java.util.List;

/** Looks for one kind of mistake. */
interface Check {

    List<Finding> findings(PolicyTables policy);
}
