package io.guichet.knowledge;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line. */
public final class LineDiff {

    /** The number of unchanged lines that are shown around a change. */
    private static final int CONTEXT_LINES = 2;

    /** Texts with more added and removed lines are shown as replaced as a whole. */
    private static final int MAX_DIFFERENCES = 1_000;

    private LineDiff() {}

    /** Kind of change of a line. */
    public enum DiffLineKind {
        UNCHANGED,
        REMOVED,
        ADDED,
        /** Unchanged lines that are not shown. */
        OMITTED
    }

    /** @param count the number of lines that it stands for: one, unless they are omitted */
    public record DiffLine(DiffLineKind kind, String text, int count) {}

    /** The changes with some unchanged lines around each, in reading order; empty when the texts are equal. */
    public static List<DiffLine> between(String before, String after) {
        var old = List.of(before.split("\n", -1));
        var deltas = deltas(old, List.of(after.split("\n", -1)));
        var lines = new ArrayList<DiffLine>();
        int position = 0;
        for (var delta : deltas) {
            int change = delta.getSource().getPosition();
            addUnchanged(lines, old.subList(position, change), !lines.isEmpty(), true);
            addChange(lines, delta);
            position = change + delta.getSource().size();
        }
        if (!deltas.isEmpty()) {
            addUnchanged(lines, old.subList(position, old.size()), true, false);
        }
        return lines;
    }

    private static List<AbstractDelta<String>> deltas(List<String> old, List<String> revised) {
        try {
            return DiffUtils.diff(old, revised, new DifferenceLimit()).getDeltas();
        } catch (TooManyDifferences e) {
            return List.of(new ChangeDelta<>(new Chunk<>(0, old), new Chunk<>(0, revised)));
        }
    }

    /** Ends a comparison whose time and memory would grow with the square of the differences. */
    private static final class DifferenceLimit implements DiffAlgorithmListener {

        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int differences, int max) {
            if (differences > MAX_DIFFERENCES) {
                throw new TooManyDifferences();
            }
        }

        @Override
        public void diffEnd() {}
    }

    private static final class TooManyDifferences extends RuntimeException {}

    private static void addChange(List<DiffLine> lines, AbstractDelta<String> delta) {
        delta.getSource().getLines().forEach(text -> lines.add(line(DiffLineKind.REMOVED, text)));
        delta.getTarget().getLines().forEach(text -> lines.add(line(DiffLineKind.ADDED, text)));
    }

    /** Adds the lines next to a change and omits the others, unless only one would be omitted. */
    private static void addUnchanged(
            List<DiffLine> lines, List<String> unchanged, boolean followsChange, boolean precedesChange) {
        int head = followsChange ? Math.min(CONTEXT_LINES, unchanged.size()) : 0;
        int tail = precedesChange ? Math.max(head, unchanged.size() - CONTEXT_LINES) : unchanged.size();
        if (tail - head <= 1) {
            unchanged.forEach(text -> lines.add(line(DiffLineKind.UNCHANGED, text)));
            return;
        }
        unchanged.subList(0, head).forEach(text -> lines.add(line(DiffLineKind.UNCHANGED, text)));
        lines.add(new DiffLine(DiffLineKind.OMITTED, "", tail - head));
        unchanged.subList(tail, unchanged.size()).forEach(text -> lines.add(line(DiffLineKind.UNCHANGED, text)));
    }

    private static DiffLine line(DiffLineKind kind, String text) {
        return new DiffLine(kind, text, 1);
    }
}
