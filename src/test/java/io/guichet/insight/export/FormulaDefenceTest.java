package io.guichet.insight.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaDefenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\tplain",
                "  =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff=1",
                "\"=1",
                "'=1",
                "\u201c=1",
                " \" =1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20SUM"
            })
    void aFormulaBecomesAText(String text) {
        assertThat(FormulaDefence.defuse(text)).startsWith("'").endsWith(text.stripLeading());
    }

    @Test
    void soDoesOneBehindWhatMayEndACell() {
        assertThat(FormulaDefence.defuse("Thanks;=1+1")).isEqualTo("Thanks;'=1+1");
        assertThat(FormulaDefence.defuse("Thanks; \"=1+1")).isEqualTo("Thanks;' \"=1+1");
        assertThat(FormulaDefence.defuse("Thanks\t=1+1")).isEqualTo("Thanks\t'=1+1");
        assertThat(FormulaDefence.defuse("Thanks\r\n@SUM(A1);-2")).isEqualTo("Thanks\r\n'@SUM(A1);'-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Thanks", "1 + 1 = 2", "a=b", "well-known", "ada@example.org", "one; two", "l'été"})
    void otherTextsStay(String text) {
        assertThat(FormulaDefence.defuse(text)).isSameAs(text);
    }

    @Test
    void aSemicolonStartsNoFormulaInAWrittenFile() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new ExportWriter.Csv<String>(
                out, List.of(new ExportColumn<>("comment", row -> row), new ExportColumn<>("number", row -> -1)))) {
            csv.write("Good; =cmd|' /C calc'!A0");
            csv.write("a,=1");
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("comment,number\r\n\"Good;' =cmd|' /C calc'!A0\",-1\r\n\"a,=1\",-1\r\n");
    }
}
