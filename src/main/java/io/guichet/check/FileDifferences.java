package io.guichet.check;

import io.guichet.check.FileDifference.DifferenceKind;
import io.guichet.knowledge.LineDiff;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Compares two versions of a file: tables cell by cell, diagrams element by element, forms field by field, texts and what
 * cannot be parsed line by line.
 */
public final class FileDifferences {

    private FileDifferences() {}

    /**
     * What has changed from the one to the other, in the order of the later version; empty if nothing has.
     *
     * @param before null if there was none
     * @param after null if there is none
     */
    public static List<FileDifference> between(ModelFile before, ModelFile after) {
        if (before == null || after == null) {
            return before == after
                    ? List.of()
                    : List.of(FileDifference.ofFile(
                            before == null ? DifferenceKind.FILE_ADDED : DifferenceKind.FILE_REMOVED));
        }
        if (Arrays.equals(before.content(), after.content())) {
            return List.of();
        }
        var found = parsed(before, after);
        return found.isEmpty() ? List.of(FileDifference.ofFile(DifferenceKind.FORMATTING_CHANGED)) : found;
    }

    private static List<FileDifference> parsed(ModelFile before, ModelFile after) {
        try {
            return switch (after.type()) {
                case TABLE -> TableDifferences.between(before.table(), after.table());
                case DIAGRAM -> DiagramDifferences.between(before.diagram(), after.diagram());
                case FORM -> FormDifferences.between(before.content(), after.content());
                default -> lines(before, after);
            };
        } catch (IllegalArgumentException unreadable) {
            return lines(before, after);
        }
    }

    private static List<FileDifference> lines(ModelFile before, ModelFile after) {
        return LineDiff.between(text(before), text(after)).stream()
                .map(line -> switch (line.kind()) {
                    case ADDED -> line(DifferenceKind.LINE_ADDED, line.text());
                    case REMOVED -> new FileDifference(DifferenceKind.LINE_REMOVED, "", "", "", line.text(), "");
                    case UNCHANGED -> line(DifferenceKind.LINE_UNCHANGED, line.text());
                    case OMITTED -> line(DifferenceKind.LINES_OMITTED, String.valueOf(line.count()));
                })
                .toList();
    }

    private static FileDifference line(DifferenceKind kind, String text) {
        return new FileDifference(kind, "", "", "", "", text);
    }

    private static String text(ModelFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
