package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void findsNoChangesInEqualTexts() {
        assertThat(LineDiff.between("a\nb", "a\nb")).isEmpty();
    }

    @Test
    void showsAChangedLineAsRemovedAndAdded() {
        assertThat(format("a\nb\nc", "a\nB\nc")).isEqualTo(" a|-b|+B| c");
    }

    @Test
    void keepsTheLongestCommonSubsequence() {
        var lines = LineDiff.between("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc");

        assertThat(lines)
                .filteredOn(line -> line.kind() == LineDiff.DiffLineKind.UNCHANGED)
                .hasSize(4);
    }

    @Test
    void findsLinesAddedAtEndsAndBetween() {
        assertThat(format("b\nd", "a\nb\nc\nd\ne")).isEqualTo("+a| b|+c| d|+e");
    }

    @Test
    void omitsAndCountsDistantLines() {
        var before = lines(1, 20);
        var after = before.replace("10", "ten");

        assertThat(format(before, after)).isEqualTo("…7| 8| 9|-10|+ten| 11| 12|…8");
    }

    @Test
    void showsASingleUnchangedLine() {
        assertThat(format("1\n2\n3\n4", "1\n2\n3\nfour")).isEqualTo(" 1| 2| 3|-4|+four");
    }

    @Test
    void restoresBothTextsFromTheDiff() {
        var before = "x\n\n# One\n\ntwo\n\n- three";
        var after = "# One\n\n- three\n\ntwo and more\n";

        var lines = LineDiff.between(before, after);

        assertThat(text(lines, LineDiff.DiffLineKind.ADDED)).isEqualTo(before);
        assertThat(text(lines, LineDiff.DiffLineKind.REMOVED)).isEqualTo(after);
    }

    @Test
    void replacesHugeDifferingTextsAsAWhole() {
        var lines = LineDiff.between(lines(1, 50_000), lines(50_001, 100_000));

        assertThat(lines).hasSize(100_000);
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static String text(List<LineDiff.DiffLine> lines, LineDiff.DiffLineKind without) {
        return lines.stream()
                .filter(line -> line.kind() != without)
                .map(LineDiff.DiffLine::text)
                .collect(Collectors.joining("\n"));
    }

    private static String format(String before, String after) {
        return LineDiff.between(before, after).stream()
                .map(line -> switch (line.kind()) {
                    case UNCHANGED -> " " + line.text();
                    case REMOVED -> "-" + line.text();
                    case ADDED -> "+" + line.text();
                    case OMITTED -> "…" + line.count();
                })
                .collect(Collectors.joining("|"));
    }
}
