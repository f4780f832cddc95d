package io.guichet.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line by their longest common subsequence. */
public final class LineDiff {

    /** Maximum number of line pairs to compare; beyond it the differing part counts as replaced as a whole. */
    private static final long MAX_COMPARED_PAIRS = 4_000_000;

    /** Number of unchanged lines shown around a change. */
    private static final int CONTEXT_LINES = 2;

    private LineDiff() {}

    /** What happened to a line. */
    public enum DiffLineKind {
        UNCHANGED,
        REMOVED,
        ADDED,
        /** Unchanged lines that are not shown. */
        OMITTED
    }

    /** @param count number of lines that it stands for: 1 except for omitted lines */
    public record DiffLine(DiffLineKind kind, String text, int count) {}

    /** Differences in document order with some context lines; empty if the texts are equal. */
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

    /** Length of the longest common subsequence of the suffixes at each pair of lines. */
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
