package io.guichet.check;

import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem in a table or an e-mail template.
 *
 * @param table the table, or the file of the template
 * @param rows the affected rows; a hidden row precedes those that hide it
 * @param details arguments of the message
 */
public record Finding(FindingKind kind, String table, List<TableRow> rows, List<?> details) {

    /** Examples of inputs for which a problem occurs, to be formatted in the reader's language. */
    record ExampleInputs(List<Map<String, Object>> inputs) {

        private static final int MAX_EXAMPLES = 5;

        static ExampleInputs of(List<InputClass> classes) {
            return new ExampleInputs(classes.stream()
                    .limit(MAX_EXAMPLES)
                    .map(InputClass::example)
                    .toList());
        }
    }

    /** A value of an attribute, to be formatted in the reader's language. */
    record AttributeValue(String attribute, String value) {}

    public Finding {
        rows = List.copyOf(rows);
        details = List.copyOf(details);
    }

    static Finding of(FindingKind kind, String table, List<TableRow> rows, Object... details) {
        return new Finding(kind, table, rows, List.of(details));
    }

    /** An error makes the desk fail or miss a target; a warning needs review. */
    public enum FindingSeverity {
        ERROR,
        WARNING
    }

    /** Kinds of problems. */
    public enum FindingKind {
        TABLE_MISSING(FindingSeverity.ERROR),
        INVALID_EXPRESSION(FindingSeverity.ERROR),
        GAP(FindingSeverity.ERROR),
        OVERLAP(FindingSeverity.ERROR),
        DUPLICATE(FindingSeverity.WARNING),
        NEVER_MATCHES(FindingSeverity.ERROR),
        MASKED(FindingSeverity.WARNING),
        CONTRADICTED(FindingSeverity.WARNING),
        CHANNEL_WITHOUT_TARGET(FindingSeverity.WARNING),
        TARGET_WITHOUT_CHANNEL(FindingSeverity.WARNING),
        HOURS_INVALID(FindingSeverity.ERROR),
        HOURS_NEVER_OPEN(FindingSeverity.ERROR),
        HOURS_MISSING(FindingSeverity.ERROR),
        HOLIDAYS_MISSING(FindingSeverity.ERROR),
        HOLIDAYS_UNKNOWN(FindingSeverity.WARNING),
        WAITING_TIME_MISSING(FindingSeverity.ERROR),
        CLOCK_NEVER_RESUMED(FindingSeverity.ERROR),
        CLOCK_NEVER_STARTED(FindingSeverity.ERROR),
        CLOCK_NEVER_STOPPED(FindingSeverity.ERROR),
        CLOCK_STOP_MISMATCH(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_MISSING(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_INVALID(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_UNKNOWN_VARIABLE(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_EMPTY(FindingSeverity.ERROR);

        private final FindingSeverity severity;

        FindingKind(FindingSeverity severity) {
            this.severity = severity;
        }
    }

    /** The inputs for which it occurs; the first example if there are several. */
    Map<String, Object> values() {
        var values = new TreeMap<String, Object>();
        for (var detail : details) {
            if (detail instanceof AttributeValue attributeValue) {
                values.put(attributeValue.attribute(), attributeValue.value());
            } else if (detail instanceof ExampleInputs examples
                    && !examples.inputs().isEmpty()) {
                values.putAll(examples.inputs().get(0));
            }
        }
        return values;
    }

    public FindingSeverity severity() {
        return kind.severity;
    }
}
