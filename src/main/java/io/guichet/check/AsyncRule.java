package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * What a command begins is done when it is answered: no element between a start, message or completed task and the next
 * wait continues in the background. Behind a timer it may.
 */
final class AsyncRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var paths = new DiagramPaths(diagram);
        var begun = new ArrayList<Element>();
        diagram.nodes()
                .filter(node -> !isBackground(node) && isBegunByCommand(diagram, node))
                .forEach(begun::add);
        var answered = paths.reachable(begun, node -> isBackground(node));
        return answered.stream()
                .filter(node -> !isBackground(node))
                .filter(AsyncRule::isAsync)
                .map(node -> ModelFinding.of(FindingKind.ASYNC_BEFORE_ANSWER, diagram.file(), Diagram.id(node)));
    }

    private static boolean isBackground(Element node) {
        return Diagram.isTimer(node);
    }

    /** Starts, messages, and the tasks and waits that a person ends. */
    private static boolean isBegunByCommand(Diagram diagram, Element node) {
        return Diagram.is(node, "startEvent", "userTask", "receiveTask")
                || diagram.messages(node).findAny().isPresent();
    }

    private static boolean isAsync(Element node) {
        return Stream.concat(Stream.of(node), ModelXml.children(node, "multiInstanceLoopCharacteristics"))
                .anyMatch(element -> Stream.of("asyncBefore", "asyncAfter", "async")
                        .anyMatch(name -> "true".equals(ModelXml.engineAttribute(element, name))));
    }
}
