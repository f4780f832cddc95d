package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Events are messages and timers: nothing in the desk raises errors, and a signal or a condition would be for all tickets at
 * once. A process begins where the desk starts it.
 */
final class EventTypeRule implements DiagramRule {

    private static final String SUFFIX = "EventDefinition";

    /** Ends that terminate have a rule of their own. */
    private static final Set<String> KNOWN = Set.of("message", "timer", "link", "terminate");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var foreign = diagram.nodes().flatMap(node -> types(node)
                .filter(type -> !KNOWN.contains(type))
                .map(type ->
                        ModelFinding.of(FindingKind.EVENT_TYPE_FORBIDDEN, diagram.file(), Diagram.id(node), type)));
        return Stream.concat(foreign, wrongStarts(diagram));
    }

    private static Stream<String> types(Element node) {
        var compensates = "true".equals(node.getAttribute("isForCompensation"));
        return Stream.concat(
                compensates ? Stream.of("compensate") : Stream.empty(),
                ModelXml.children(node)
                        .map(Element::getLocalName)
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length())));
    }

    /** The desk starts a process by its id: one start, and none by a timer or a message. */
    private static Stream<ModelFinding> wrongStarts(Diagram diagram) {
        var starts = diagram.nodes("startEvent")
                .filter(start -> Diagram.is(Diagram.scope(start), "process"))
                .toList();
        return starts.stream()
                .filter(start ->
                        starts.indexOf(start) > 0 || types(start).findAny().isPresent())
                .map(start -> ModelFinding.of(FindingKind.START_WRONG, diagram.file(), Diagram.id(start)));
    }
}
