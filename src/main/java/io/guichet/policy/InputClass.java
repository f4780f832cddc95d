package io.guichet.policy;

import java.util.List;
import java.util.Map;

/**
 * Facts that a table cannot tell apart.
 *
 * @param facts one example of them; what the table does not ask is absent, what nobody stated is null
 * @param rows the rows that match them, in the table's order, whatever the hit policy makes of it
 * @param combinations how many different facts of the vocabulary this stands for
 */
public record InputClass(Map<String, Object> example, List<TableDefinition.TableRow> rows, long combinations) {}
