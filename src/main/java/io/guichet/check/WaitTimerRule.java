package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A ticket that waits for a message goes on after a time; a timer does not take work from a person. */
final class WaitTimerRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var endless = diagram.nodes("receiveTask", "eventBasedGateway", "intermediateCatchEvent")
                .filter(node -> diagram.isWait(node) && !goesOn(diagram, node))
                .map(node -> ModelFinding.of(FindingKind.WAIT_WITHOUT_TIMER, diagram.file(), Diagram.id(node)));
        var interrupting = diagram.nodes("boundaryEvent")
                .filter(event -> Diagram.isTimer(event) && Diagram.isInterrupting(event))
                .filter(event -> !SlaTimerRule.isSlaTimer(diagram, event))
                .filter(event -> diagram.find(event.getAttribute("attachedToRef"))
                        .filter(host -> isWork(host))
                        .isPresent())
                .map(event -> ModelFinding.of(FindingKind.WORK_INTERRUPTED, diagram.file(), Diagram.id(event)));
        var interruptingStarts = diagram.nodes("startEvent")
                .filter(start -> Diagram.isTimer(start)
                        && Diagram.isEventSubProcess(Diagram.scope(start))
                        && !"false".equals(start.getAttribute("isInterrupting")))
                .map(start -> ModelFinding.of(FindingKind.WORK_INTERRUPTED, diagram.file(), Diagram.id(start)));
        return Stream.of(endless, interrupting, interruptingStarts).flatMap(found -> found);
    }

    private static boolean isWork(Element host) {
        return Diagram.is(host, "userTask", "callActivity") || Diagram.isScope(host);
    }

    private static boolean goesOn(Diagram diagram, Element node) {
        if (Diagram.is(node, "intermediateCatchEvent")) {
            return Diagram.isTimer(node)
                    || Diagram.definition(node, "linkEventDefinition").isPresent();
        }
        if (Diagram.is(node, "receiveTask")) {
            return diagram.boundaryEvents(node).stream()
                    .anyMatch(event -> Diagram.isTimer(event) && Diagram.isInterrupting(event));
        }
        return diagram.outgoing(node).stream()
                .flatMap(flow -> diagram.target(flow).stream())
                .anyMatch(Diagram::isTimer);
    }
}
