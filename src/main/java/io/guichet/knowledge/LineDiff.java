package io.guichet.knowledge;

import java.util.ArrayList;
import java.util.List;

/** What became of the lines of a text: the longest common part stays, the rest is gone or new. */
public final class LineDiff {

    /** Beyond so many pairs of lines, what differs is said to be another text as a whole. */
    private static final long MAX_COMPARED_PAIRS = 4_000_000;

    /** So many unchanged lines are shown around what has changed. */
    private static final int CONTEXT_LINES = 2;

    private LineDiff() {}

    /** What a line is in the newer text. */
    public enum DiffLineKind {
        UNCHANGED,
        REMOVED,
        ADDED,
        /** Unchanged lines that are not told. */
        OMITTED
    }

    /** @param count how many lines it stands for: one, unless they are left out */
    public record DiffLine(DiffLineKind kind, String text, int count) {}

    /** In reading order, with some unchanged lines around each change; empty where nothing has changed. */
    public static List<DiffLine> between(String before, String after) {
        var old = before.split("\n", -1);
        var now = after.split("\n", -1);
        int head = 0;
        while (head < Math.min(old.length, now.length) && old[head].equals(now[head])) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.length, now.length) - head
                && old[old.length - 1 - tail].equals(now[now.length - 1 - tail])) {
            tail++;
        }
        var lines = new ArrayList<DiffLine>();
        for (int at = 0; at < head; at++) {
            lines.add(line(DiffLineKind.UNCHANGED, now[at]));
        }
        middle(old, now, head, old.length - tail, now.length - tail, lines);
        for (int at = now.length - tail; at < now.length; at++) {
            lines.add(line(DiffLineKind.UNCHANGED, now[at]));
        }
        return withoutDistantLines(lines);
    }

    private static void middle(String[] old, String[] now, int from, int oldEnd, int nowEnd, List<DiffLine> lines) {
        int rows = oldEnd - from;
        int columns = nowEnd - from;
        var common = (long) rows * columns > MAX_COMPARED_PAIRS ? null : common(old, now, from, rows, columns);
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (common != null && i < rows && j < columns && old[from + i].equals(now[from + j])) {
                lines.add(line(DiffLineKind.UNCHANGED, now[from + j]));
                i++;
                j++;
            } else if (j == columns || i < rows && (common == null || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(line(DiffLineKind.REMOVED, old[from + i++]));
            } else {
                lines.add(line(DiffLineKind.ADDED, now[from + j++]));
            }
        }
    }

    /** How many lines the texts have in common from each pair of lines on, in order. */
    private static int[][] common(String[] old, String[] now, int from, int rows, int columns) {
        var common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = old[from + i].equals(now[from + j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<DiffLine> withoutDistantLines(List<DiffLine> lines) {
        var near = new boolean[lines.size()];
        boolean changed = false;
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).kind() != DiffLineKind.UNCHANGED) {
                changed = true;
                for (int by = Math.max(0, at - CONTEXT_LINES);
                        by <= Math.min(lines.size() - 1, at + CONTEXT_LINES);
                        by++) {
                    near[by] = true;
                }
            }
        }
        var shown = new ArrayList<DiffLine>();
        for (int at = 0; changed && at < lines.size(); at++) {
            int end = at;
            while (end < lines.size() && !near[end]) {
                end++;
            }
            if (end - at > 1) {
                shown.add(new DiffLine(DiffLineKind.OMITTED, "", end - at));
                at = end - 1;
            } else {
                shown.add(lines.get(at));
            }
        }
        return shown;
    }

    private static DiffLine line(DiffLineKind kind, String text) {
        return new DiffLine(kind, text, 1);
    }
}
