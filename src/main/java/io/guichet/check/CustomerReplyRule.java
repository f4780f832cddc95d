package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A reply of the customer is possible wherever a ticket waits. A message that nobody knows may be meant as one. */
final class CustomerReplyRule implements DiagramRule {

    private static final List<String> PROCESSES = List.of("ticket", "escalation");
    private static final String REPLY = "CustomerReplied";

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return PROCESSES.contains(diagram.key())
                ? diagram.nodes()
                        .filter(diagram::isWait)
                        .filter(node ->
                                Diagram.enclosing(node).stream().noneMatch(around -> handlesReply(diagram, around)))
                        .map(node -> ModelFinding.of(FindingKind.REPLY_NOT_HANDLED, diagram.file(), Diagram.id(node)))
                : Stream.empty();
    }

    private static boolean handlesReply(Diagram diagram, Element around) {
        var messages = Stream.concat(Stream.of(around), diagram.boundaryEvents(around).stream())
                .flatMap(diagram::messages)
                .toList();
        return messages.contains(REPLY)
                || messages.contains("TicketReopened")
                || messages.stream().anyMatch(message -> !MessageRule.isKnown(message))
                || Diagram.properties(around, "ignoredMessages").stream()
                        .flatMap(names -> Stream.of(names.split(",")))
                        .map(String::strip)
                        .anyMatch(REPLY::equals);
    }
}
