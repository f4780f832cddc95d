package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The work on a ticket ends when it is withdrawn or merged, and only then: nothing else terminates it. */
final class InterruptionRule implements DiagramRule {

    /** Whether the event sub-process or boundary event of a message interrupts. */
    private static final Map<String, Boolean> INTERRUPTS = Map.of(
            "TicketWithdrawn", true,
            "TicketMerged", true,
            "TicketReopened", true,
            "TicketClosed", true,
            "TicketEnded", true,
            "TicketSplit", false);

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var wrong = diagram.nodes("startEvent", "boundaryEvent")
                .filter(event -> diagram.messages(event)
                        .anyMatch(message ->
                                INTERRUPTS.getOrDefault(message, isInterrupting(event)) != isInterrupting(event)))
                .map(event -> ModelFinding.of(FindingKind.INTERRUPTION_WRONG, diagram.file(), Diagram.id(event)));
        var terminating = diagram.nodes("endEvent")
                .filter(event ->
                        Diagram.definition(event, "terminateEventDefinition").isPresent())
                .map(event -> ModelFinding.of(FindingKind.TERMINATES_TICKET, diagram.file(), Diagram.id(event)));
        return Stream.concat(wrong, terminating);
    }

    private static boolean isInterrupting(Element event) {
        return Diagram.isInterrupting(event) && !"false".equals(event.getAttribute("isInterrupting"));
    }
}
