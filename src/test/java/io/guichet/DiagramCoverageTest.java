package io.guichet;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every flow node and sequence flow of the shipped diagrams was passed by a test. Runs after all others, on what
 * {@link DiagramRecorder} wrote, and draws the pictures of {@code docs/pictures} in colours into {@code target/diagram-coverage}.
 */
class DiagramCoverageTest {

    private static final Path REPORT = Path.of("target/diagram-coverage/index.html");
    private static final Pattern DRAWN_ELEMENT = Pattern.compile("data-element-id=\"([^\"]+)\"");

    private static Set<String> recorded;
    private static Map<String, BpmnModelInstance> diagrams;

    @BeforeAll
    static void readRecordings() throws IOException {
        var folder = DiagramRecorder.folder();
        assertThat(folder)
                .as("what the suite recorded: this test follows the others, run mvn verify")
                .isNotEmptyDirectory();
        try (var files = Files.list(folder)) {
            recorded = files.flatMap(file -> Diagrams.read(file).lines()).collect(toSet());
        }
        diagrams = Diagrams.ALL.entrySet().stream()
                .collect(toMap(
                        entry -> entry.getKey().getFileName().toString().replace(".bpmn", ""),
                        Map.Entry::getValue,
                        (first, second) -> first,
                        TreeMap::new));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report());
    }

    @Test
    void everyFlowNodeAndSequenceFlowIsPassed() {
        assertThat(missed())
                .as("elements that no test passes (drawn in %s): write a test in io.guichet.process that does", REPORT)
                .isEmpty();
    }

    @Test
    void findsAnElementThatNoTestPasses() {
        var ticket = diagrams.get("ticket");
        var flow = ticket.getModelElementsByType(SequenceFlow.class).iterator().next();

        assertThat(missed(ticket, Set.of()))
                .contains(flow.getId(), flow.getTarget().getId());
        assertThat(missed(ticket, Set.of(DiagramRecorder.line("ticket", flow.getId()))))
                .doesNotContain(flow.getId())
                .contains(flow.getTarget().getId());
    }

    /** The ids of what was not passed, by the name of their diagram; complete diagrams are left out. */
    private static Map<String, List<String>> missed() {
        var missed = new LinkedHashMap<String, List<String>>();
        diagrams.forEach((name, diagram) -> missed.put(name, missed(diagram, recorded)));
        missed.values().removeIf(Collection::isEmpty);
        return missed;
    }

    private static List<String> missed(BpmnModelInstance diagram, Set<String> recorded) {
        var process = diagram.getModelElementsByType(Process.class).iterator().next();
        return Stream.<FlowElement>concat(
                        diagram.getModelElementsByType(FlowNode.class).stream(),
                        diagram.getModelElementsByType(SequenceFlow.class).stream())
                .filter(element -> !recorded.contains(DiagramRecorder.line(process.getId(), recordedId(element))))
                .map(FlowElement::getId)
                .sorted()
                .toList();
    }

    /** The engine goes from an event-based gateway to the event that happened without taking the flow between them. */
    private static String recordedId(FlowElement element) {
        return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway
                ? flow.getTarget().getId()
                : element.getId();
    }

    private static String report() {
        var html = new StringBuilder(
                """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Diagram coverage</title><style>
                body { font-family: sans-serif; margin: 2rem; }
                svg { display: block; width: 100%; max-height: 90vh; }
                [data-passed=true].djs-connection > .djs-visual > path { stroke: #2e7d32 !important; }
                [data-passed=true].djs-shape > .djs-visual > :first-child { stroke: #2e7d32 !important; fill: #e4f3e5 !important; }
                [data-passed=false].djs-connection > .djs-visual > path { stroke: #c62828 !important; stroke-width: 4px !important; }
                [data-passed=false].djs-shape > .djs-visual > :first-child { stroke: #c62828 !important; stroke-width: 4px !important; fill: #fde7e7 !important; }
                </style></head><body><h1>Diagram coverage</h1>
                """);
        diagrams.forEach((name, diagram) -> {
            var missed = missed(diagram, recorded);
            html.append("<h2>%s</h2><p>%s</p>%n".formatted(name, summary(diagram, missed)));
            html.append(coloured(Diagrams.read(Path.of("docs/pictures", name + ".svg")), diagram, missed));
        });
        return html.append("</body></html>\n").toString();
    }

    private static String summary(BpmnModelInstance diagram, List<String> missed) {
        var all = missed(diagram, Set.of()).size();
        return "%d of %d elements passed%s"
                .formatted(all - missed.size(), all, missed.isEmpty() ? "" : "; missed: " + String.join(", ", missed));
    }

    private static String coloured(String picture, BpmnModelInstance diagram, List<String> missed) {
        return DRAWN_ELEMENT
                .matcher(picture)
                .replaceAll(drawn -> isFlowElement(diagram, drawn)
                        ? "%s data-passed=\"%s\"".formatted(drawn.group(), !missed.contains(drawn.group(1)))
                        : drawn.group());
    }

    private static boolean isFlowElement(BpmnModelInstance diagram, MatchResult drawn) {
        return diagram.getModelElementById(drawn.group(1)) instanceof FlowElement;
    }
}
