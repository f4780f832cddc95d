package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;

/** No way through a diagram is left unwalked: each of its ends and boundary events is named by a test that traces it. */
class DiagramCoverageTest {

    private static final Path TESTS = Path.of("src/test/java/io/guichet/process");
    private static final Pattern COVERS = Pattern.compile("@CoversDiagram\\(\\{?([^)}]+)}?\\)");
    private static final Pattern EVENT_ID = Pattern.compile("\"((?:End|Event)_\\w+)\"");

    @Test
    void everyEndAndEveryBoundaryEventIsCoveredByATest() {
        var diagrams = files(Path.of("processes"), ".bpmn");

        assertThat(diagrams).isNotEmpty().allSatisfy(diagram -> assertThat(endAndBoundaryEvents(diagram))
                .as("end and boundary events of %s that no test covers", diagram)
                .isNotEmpty()
                .isSubsetOf(eventsCoveredFor(diagram)));
    }

    @Test
    void everyEventNamedInATestExists() {
        var elementIds = files(Path.of("processes"), ".bpmn").stream()
                .flatMap(diagram -> nodes(diagram).map(FlowNode::getId))
                .toList();

        assertThat(files(TESTS, "Test.java").stream()
                        .map(DiagramCoverageTest::text)
                        .flatMap(DiagramCoverageTest::eventIds))
                .isNotEmpty()
                .isSubsetOf(elementIds);
    }

    private static List<String> endAndBoundaryEvents(Path diagram) {
        return nodes(diagram)
                .filter(node -> node instanceof EndEvent || node instanceof BoundaryEvent)
                .map(FlowNode::getId)
                .toList();
    }

    private static Stream<FlowNode> nodes(Path diagram) {
        return Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(FlowNode.class).stream();
    }

    private static List<String> eventsCoveredFor(Path diagram) {
        var name = diagram.getFileName().toString().replace(".bpmn", "");
        return files(TESTS, "Test.java").stream()
                .map(DiagramCoverageTest::text)
                .filter(test -> coveredDiagrams(test).anyMatch(name::equals))
                .flatMap(DiagramCoverageTest::eventIds)
                .toList();
    }

    private static Stream<String> coveredDiagrams(String test) {
        return COVERS.matcher(test)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(name -> name.strip().replace("\"", ""));
    }

    private static Stream<String> eventIds(String test) {
        return EVENT_ID.matcher(test).results().map(found -> found.group(1));
    }

    private static List<Path> files(Path folder, String suffix) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
