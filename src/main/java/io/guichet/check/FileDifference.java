package io.guichet.check;

/**
 * One difference between two versions of a file.
 *
 * @param place id of the row, element or field; empty for the whole file
 * @param label what people read there: the description of a row, the name of an element, the label of a field; or empty
 * @param part column of a table, attribute of an element, property of a field; or empty
 * @param before value in the former version; empty for none
 * @param after value in the later version; empty for none
 */
public record FileDifference(
        DifferenceKind kind, String place, String label, String part, String before, String after) {

    /** Kinds of differences. */
    public enum DifferenceKind {
        FILE_ADDED,
        FILE_REMOVED,
        ROW_ADDED,
        ROW_REMOVED,
        /** Before and after are its positions, from 1. */
        ROW_MOVED,
        CELL_CHANGED,
        COLUMN_ADDED,
        COLUMN_REMOVED,
        /** A setting of a whole table or form. */
        SETTING_CHANGED,
        ELEMENT_ADDED,
        ELEMENT_REMOVED,
        ELEMENT_CHANGED,
        DRAWING_CHANGED,
        FIELD_ADDED,
        FIELD_REMOVED,
        FIELD_MOVED,
        FIELD_CHANGED,
        LINE_ADDED,
        LINE_REMOVED,
        LINE_UNCHANGED,
        /** Unchanged lines that are not shown; after is their number. */
        LINES_OMITTED,
        /** Spaces, comments and the order of what has no order. */
        FORMATTING_CHANGED
    }

    static FileDifference ofFile(DifferenceKind kind) {
        return new FileDifference(kind, "", "", "", "", "");
    }

    static FileDifference of(DifferenceKind kind, String place, String label) {
        return new FileDifference(kind, place, label, "", "", "");
    }

    static FileDifference changed(
            DifferenceKind kind, String place, String label, String part, String before, String after) {
        return new FileDifference(kind, place, label, part, before, after);
    }

    /** Whether it is a line of a text. */
    public boolean isLine() {
        return kind.name().startsWith("LINE");
    }
}
