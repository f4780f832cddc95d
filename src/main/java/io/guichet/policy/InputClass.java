package io.guichet.policy;

import java.util.List;
import java.util.Map;

/**
 * Inputs that match the same rows of a table.
 *
 * @param example an example; variables that the table does not read are absent, unknown ones are null
 * @param rows matching rows in table order, regardless of the hit policy
 * @param combinations number of input combinations in this class
 */
public record InputClass(Map<String, Object> example, List<TableDefinition.TableRow> rows, long combinations) {}
