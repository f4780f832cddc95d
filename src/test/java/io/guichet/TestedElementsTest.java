package io.guichet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.Test;

/** An element that a process test names is in a diagram: {@code hasNotPassed} of a misspelt one would hold for ever. */
class TestedElementsTest {

    private static final Path TESTS = Path.of("src/test/java/io/guichet/process");
    private static final Pattern ELEMENT_ID =
            Pattern.compile("\"((?:Start|End|Event|Task|Gateway|Sub|Call|Flow)_\\w+)\"");

    @Test
    void everyElementNamedInAProcessTestExists() {
        var drawn = Diagrams.elements(FlowElement.class).stream()
                .map(FlowElement::getId)
                .collect(toSet());

        assertThat(Diagrams.files(TESTS.toString(), "Test.java")).isNotEmpty().allSatisfy(file -> assertThat(
                        unknown(Diagrams.read(file), drawn))
                .as("%s names elements that no diagram has: correct the ids", file.getFileName())
                .isEmpty());
    }

    @Test
    void findsAMisspeltElement() {
        assertThat(unknown("hasPassed(\"End_Closed\", \"End_Clsoed\")", Set.of("End_Closed")))
                .containsExactly("End_Clsoed");
    }

    /** The ids that a test names and neither a diagram nor the test's own XML has. */
    private static Stream<String> unknown(String test, Set<String> drawn) {
        return ELEMENT_ID
                .matcher(test)
                .results()
                .map(found -> found.group(1))
                .filter(id -> !drawn.contains(id) && !test.contains("id=\"" + id + "\""));
    }
}
