package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guichet.check.FileDifference.DifferenceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Differences between two versions of a shipped file, in the units that analysts change. */
class FileDifferencesTest {

    private static final String TARGETS = "processes/policies/zoom/targets.dmn";
    private static final String TICKET = "processes/ticket.bpmn";
    private static final String ANSWER = "forms/answer.form";

    @Test
    void comparesTablesCellByCell() throws IOException {
        var table = ModelFile.at(TARGETS, Files.readAllBytes(Path.of(TARGETS))).table();
        var row = table.rows().get(0);
        var amount = row.outputs().get(table.column("amount"));

        assertThat(differences(TARGETS, text -> text.replaceFirst(amount, "\"PT17H\"")))
                .singleElement()
                .isEqualTo(new FileDifference(
                        DifferenceKind.CELL_CHANGED, row.id(), row.description(), "amount", amount, "\"PT17H\""));
    }

    @Test
    void recognisesRowsByTheirId() throws IOException {
        var rows = ModelFile.at(TARGETS, Files.readAllBytes(Path.of(TARGETS)))
                .table()
                .rows();
        var first = rows.get(0).id();

        assertThat(differences(TARGETS, text -> text.replace("id=\"" + first + "\"", "id=\"target_new\"")))
                .extracting(FileDifference::kind, FileDifference::place)
                .containsExactly(
                        tuple(DifferenceKind.ROW_ADDED, "target_new"), tuple(DifferenceKind.ROW_REMOVED, first));
    }

    @Test
    void comparesDiagramsElementByElement() throws IOException {
        assertThat(differences(TICKET, text -> text.replace(
                                "id=\"Task_Triage\" name=\"Triage\"", "id=\"Task_Triage\" name=\"Sort\"")
                        .replace(
                                "name=\"status\" value=\"AWAITING_PAYMENT\"", "name=\"status\" value=\"WITH_EXPERT\"")))
                .extracting(FileDifference::kind, FileDifference::part, FileDifference::before, FileDifference::after)
                .contains(
                        tuple(DifferenceKind.ELEMENT_CHANGED, "name", "Triage", "Sort"),
                        tuple(DifferenceKind.ELEMENT_CHANGED, "status", "AWAITING_PAYMENT", "WITH_EXPERT"))
                .allSatisfy(
                        difference -> assertThat(difference.toList().get(0)).isEqualTo(DifferenceKind.ELEMENT_CHANGED));
    }

    @Test
    void countsMovedShapesOnce() throws IOException {
        assertThat(differences(TICKET, text -> text.replaceFirst("<dc:Bounds x=\"(\\d+)\"", "<dc:Bounds x=\"1$1\"")))
                .singleElement()
                .extracting(FileDifference::kind, FileDifference::after)
                .containsExactly(DifferenceKind.DRAWING_CHANGED, "1");
    }

    @Test
    void comparesFormsFieldByField() throws IOException {
        assertThat(differences(ANSWER, text -> text.replace("\"value\": \"SOLVE\"", "\"value\": \"CLOSE\"")))
                .extracting(FileDifference::kind, FileDifference::place)
                .isNotEmpty()
                .allMatch(tuple(DifferenceKind.FIELD_CHANGED, "outcome")::equals);
    }

    @Test
    void comparesTextsLineByLine() {
        var found = FileDifferences.between(
                file("processes/policies/zoom/brand.yaml", "a: 1\nb: 2\n"),
                file("processes/policies/zoom/brand.yaml", "a: 1\nb: 3\n"));

        assertThat(found)
                .extracting(FileDifference::kind, FileDifference::before, FileDifference::after)
                .contains(tuple(DifferenceKind.LINE_REMOVED, "b: 2", ""), tuple(DifferenceKind.LINE_ADDED, "", "b: 3"));
    }

    @Test
    void comparesWhatCannotBeParsedLineByLine() throws IOException {
        assertThat(differences(TARGETS, text -> text.replace("</definitions>", "")))
                .isNotEmpty()
                .allMatch(FileDifference::isLine);
    }

    @Test
    void saysThatOnlyTheFormattingDiffers() throws IOException {
        assertThat(differences(TARGETS, text -> text + "<!-- nothing -->\n"))
                .extracting(FileDifference::kind)
                .containsExactly(DifferenceKind.FORMATTING_CHANGED);
        assertThat(differences(TARGETS, text -> text)).isEmpty();
    }

    private static List<FileDifference> differences(String path, UnaryOperator<String> edit) throws IOException {
        var text = Files.readString(Path.of(path));
        return FileDifferences.between(file(path, text), file(path, edit.apply(text)));
    }

    private static ModelFile file(String path, String text) {
        return ModelFile.at(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
