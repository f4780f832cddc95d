package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.check.Finding.FindingKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A lead can read the diagram: ids and names say what a step does, each is documented and drawn, and a level fits on a page. */
final class DiagramStyleRule implements DiagramRule {

    private static final int MAX_STEPS = 15;
    private static final Pattern MEANINGFUL =
            Pattern.compile("(Task|Gateway|Event|Start|End|Sub|Call|Flow)(_[A-Z][A-Za-z]*){1,2}");
    private static final Pattern SENTENCE_CASE = Pattern.compile("[A-Z][a-z]*(-[a-z]+)*( [a-z]+(-[a-z]+)*)*\\??");
    private static final Pattern ONE_SENTENCE = Pattern.compile("[A-Z][^.]+\\.");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var drawn = diagram.elements().stream()
                .map(element -> element.getAttribute("bpmnElement"))
                .collect(Collectors.toCollection(HashSet::new));
        var elements = Stream.concat(diagram.nodes(), diagram.flows().stream()).toList();
        return Stream.of(
                        elements.stream()
                                .filter(element -> !MEANINGFUL.matches(Diagram.id(element)))
                                .map(element -> finding(FindingKind.ID_MEANINGLESS, diagram, element)),
                        elements.stream()
                                .filter(element -> !drawn.contains(Diagram.id(element)))
                                .map(element -> finding(FindingKind.ELEMENT_NOT_DRAWN, diagram, element)),
                        unnamed(diagram).map(element -> finding(FindingKind.NAME_NOT_READABLE, diagram, element)),
                        Stream.concat(
                                        diagram.processes().stream(),
                                        diagram.nodes().filter(Diagram::isActivity))
                                .filter(element -> !isDocumented(element))
                                .map(element -> finding(FindingKind.STEP_UNDOCUMENTED, diagram, element)),
                        tooLarge(diagram))
                .flatMap(found -> found);
    }

    private static Stream<Element> unnamed(Diagram diagram) {
        return Stream.of(
                        diagram.nodes().filter(node -> !SENTENCE_CASE.matches(node.getAttribute("name"))),
                        diagram.nodes()
                                .filter(node -> node.getLocalName().endsWith("Gateway"))
                                .filter(gateway -> SENTENCE_CASE.matches(gateway.getAttribute("name"))
                                        && !gateway.getAttribute("name").endsWith("?")),
                        diagram.nodes("exclusiveGateway")
                                .flatMap(gateway -> diagram.outgoing(gateway).stream())
                                .filter(flow -> !SENTENCE_CASE.matches(flow.getAttribute("name"))))
                .flatMap(unnamed -> unnamed);
    }

    private static boolean isDocumented(Element element) {
        var texts =
                ModelXml.children(element, "documentation").map(ModelXml::text).toList();
        return texts.size() == 1 && ONE_SENTENCE.matches(texts.get(0));
    }

    private static Stream<ModelFinding> tooLarge(Diagram diagram) {
        var steps = new HashMap<Element, Integer>();
        diagram.nodes()
                .filter(node -> !Diagram.is(node, "startEvent", "endEvent", "boundaryEvent"))
                .forEach(node -> steps.merge(Diagram.scope(node), 1, Integer::sum));
        return steps.entrySet().stream()
                .filter(level -> level.getValue() > MAX_STEPS)
                .map(level -> ModelFinding.of(
                        FindingKind.LEVEL_TOO_LARGE, diagram.file(), Diagram.id(level.getKey()), level.getValue()));
    }

    private static ModelFinding finding(FindingKind kind, Diagram diagram, Element element) {
        return ModelFinding.of(kind, diagram.file(), Diagram.id(element));
    }
}
