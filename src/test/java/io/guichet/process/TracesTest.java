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
class TracesTest {

    private static final Path TESTS = Path.of("src/test/java/io/guichet/process");
    private static final Pattern TRACES = Pattern.compile("@Traces\\(\\{?([^)}]+)}?\\)");
    private static final Pattern NAMED = Pattern.compile("\"((?:End|Event)_\\w+)\"");

    @Test
    void everyEndAndEveryBoundaryEventIsTracedByATest() {
        var diagrams = files(Path.of("processes"), ".bpmn");

        assertThat(diagrams).isNotEmpty().allSatisfy(diagram -> assertThat(waysOut(diagram))
                .as("ends and boundary events of %s that no test names", diagram)
                .isNotEmpty()
                .isSubsetOf(tracedIn(diagram)));
    }

    @Test
    void everyEventThatATestNamesIsDrawn() {
        var drawn = files(Path.of("processes"), ".bpmn").stream()
                .flatMap(diagram -> nodes(diagram).map(FlowNode::getId))
                .toList();

        assertThat(files(TESTS, "Test.java").stream().map(TracesTest::text).flatMap(TracesTest::named))
                .isNotEmpty()
                .isSubsetOf(drawn);
    }

    private static List<String> waysOut(Path diagram) {
        return nodes(diagram)
                .filter(node -> node instanceof EndEvent || node instanceof BoundaryEvent)
                .map(FlowNode::getId)
                .toList();
    }

    private static Stream<FlowNode> nodes(Path diagram) {
        return Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(FlowNode.class).stream();
    }

    private static List<String> tracedIn(Path diagram) {
        var name = diagram.getFileName().toString().replace(".bpmn", "");
        return files(TESTS, "Test.java").stream()
                .map(TracesTest::text)
                .filter(test -> traces(test).anyMatch(name::equals))
                .flatMap(TracesTest::named)
                .toList();
    }

    private static Stream<String> traces(String test) {
        return TRACES.matcher(test)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(name -> name.strip().replace("\"", ""));
    }

    private static Stream<String> named(String test) {
        return NAMED.matcher(test).results().map(found -> found.group(1));
    }

    private static List<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
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
