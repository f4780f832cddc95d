package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.check.Finding.FindingSeverity;
import java.util.List;

/**
 * A problem in a diagram, table, form or text.
 *
 * @param file path of the file
 * @param element id of the element of a diagram, the input or output of a table, or the field of a form; null for the file
 * @param row id of the row of a table; null for none
 * @param subject first argument of the message
 * @param details further arguments
 */
public record ModelFinding(FindingKind kind, String file, String element, String row, String subject, List<?> details) {

    public ModelFinding {
        details = List.copyOf(details);
    }

    static ModelFinding of(FindingKind kind, ModelFile file, Object... details) {
        return new ModelFinding(kind, file.path(), null, null, file.name(), List.of(details));
    }

    /** A problem of one element. */
    public static ModelFinding of(FindingKind kind, String file, String element, Object... details) {
        return new ModelFinding(kind, file, element, null, element, List.of(details));
    }

    static ModelFinding ofRow(FindingKind kind, ModelFile table, String element, String row, Object... details) {
        return new ModelFinding(kind, table.path(), element, row, row == null ? element : row, List.of(details));
    }

    public FindingSeverity severity() {
        return kind.severity();
    }

    public boolean isError() {
        return severity() == FindingSeverity.ERROR;
    }

    /** The same with the name of the file alone. */
    ModelFinding withName() {
        return new ModelFinding(kind, file.substring(file.lastIndexOf('/') + 1), element, row, subject, details);
    }

    /** Whether both are the same problem at the same place; what a message mentions besides does not count. */
    boolean isSameAs(ModelFinding other) {
        return kind == other.kind
                && file.equals(other.file)
                && java.util.Objects.equals(element, other.element)
                && java.util.Objects.equals(row, other.row);
    }
}
