package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChangesTest {

    @Test
    void whatIsTheSameHasNoChanges() {
        assertThat(LineChanges.between("a\nb", "a\nb")).isEmpty();
    }

    @Test
    void aLineThatWasChangedIsGoneAndNew() {
        assertThat(told("a\nb\nc", "a\nB\nc")).isEqualTo(" a|-b|+B| c");
    }

    @Test
    void theLongestCommonPartStays() {
        var lines = LineChanges.between("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc");

        assertThat(lines)
                .filteredOn(line -> line.kind() == LineChanges.Kind.SAME)
                .hasSize(4);
    }

    @Test
    void linesAreAddedAtBothEndsAndBetween() {
        assertThat(told("b\nd", "a\nb\nc\nd\ne")).isEqualTo("+a| b|+c| d|+e");
    }

    @Test
    void whatIsFarFromAnyChangeIsLeftOutAndCounted() {
        var before = lines(1, 20);
        var after = before.replace("10", "ten");

        assertThat(told(before, after)).isEqualTo("…7| 8| 9|-10|+ten| 11| 12|…8");
    }

    @Test
    void aSingleLineIsShownRatherThanCounted() {
        assertThat(told("1\n2\n3\n4", "1\n2\n3\nfour")).isEqualTo(" 1| 2| 3|-4|+four");
    }

    @Test
    void whatItSaysIsTheOneTextAndTheOther() {
        var before = "x\n\n# One\n\ntwo\n\n- three";
        var after = "# One\n\n- three\n\ntwo and more\n";

        var lines = LineChanges.between(before, after);

        assertThat(text(lines, LineChanges.Kind.NEW)).isEqualTo(before);
        assertThat(text(lines, LineChanges.Kind.GONE)).isEqualTo(after);
    }

    @Test
    void hugeTextsThatDifferAltogetherAreToldAtOnce() {
        var lines = LineChanges.between(lines(1, 50_000), lines(50_001, 100_000));

        assertThat(lines).hasSize(100_000);
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static String text(List<LineChanges.Line> lines, LineChanges.Kind without) {
        return lines.stream()
                .filter(line -> line.kind() != without)
                .map(LineChanges.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static String told(String before, String after) {
        return LineChanges.between(before, after).stream()
                .map(line -> switch (line.kind()) {
                    case SAME -> " " + line.text();
                    case GONE -> "-" + line.text();
                    case NEW -> "+" + line.text();
                    case LEFT_OUT -> "…" + line.count();
                })
                .collect(Collectors.joining("|"));
    }
}
