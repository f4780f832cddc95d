package io.guichet.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** Where a token can go in a diagram: sub-processes are entered, boundary events and event sub-processes included. */
final class DiagramPaths {

    private final Diagram diagram;
    private final Map<Element, List<Element>> next = new HashMap<>();

    DiagramPaths(Diagram diagram) {
        this.diagram = diagram;
        diagram.nodes().forEach(node -> next.put(node, successors(node)));
    }

    private List<Element> successors(Element node) {
        var successors = new ArrayList<Element>();
        if (Diagram.isScope(node)) {
            successors.addAll(starts(node));
        } else {
            follow(node, successors);
        }
        successors.addAll(diagram.boundaryEvents(node));
        if (Diagram.is(node, "intermediateThrowEvent")) {
            linkTargets(node, successors);
        }
        return successors;
    }

    /** Its flows; where it has none, those of the sub-process that ends with it. */
    private void follow(Element node, List<Element> successors) {
        var flows = diagram.outgoing(node);
        flows.forEach(flow -> diagram.target(flow).ifPresent(successors::add));
        var scope = Diagram.scope(node);
        if (flows.isEmpty() && Diagram.isScope(scope) && !Diagram.isEventSubProcess(scope)) {
            follow(scope, successors);
        } else if (flows.isEmpty() && Diagram.isEventSubProcess(scope) && Diagram.isScope(Diagram.scope(scope))) {
            follow(Diagram.scope(scope), successors);
        }
    }

    private void linkTargets(Element node, List<Element> successors) {
        Diagram.definition(node, "linkEventDefinition").ifPresent(link -> diagram.nodes("intermediateCatchEvent")
                .filter(event -> Diagram.definition(event, "linkEventDefinition")
                        .filter(target -> target.getAttribute("name").equals(link.getAttribute("name")))
                        .isPresent())
                .forEach(successors::add));
    }

    /** The start events of a process or sub-process and of the event sub-processes in it. */
    private List<Element> starts(Element scope) {
        return diagram.nodes("startEvent")
                .filter(start -> Diagram.scope(start).equals(scope)
                        || Diagram.isEventSubProcess(Diagram.scope(start))
                                && Diagram.scope(Diagram.scope(start)).equals(scope))
                .toList();
    }

    /** Where tokens of the processes begin. */
    List<Element> starts() {
        return diagram.processes().stream()
                .flatMap(process -> starts(process).stream())
                .toList();
    }

    List<Element> next(Element node) {
        return next.getOrDefault(node, List.of());
    }

    /** The nodes that a token reaches from these, and these; it does not pass nodes that stop it. */
    Set<Element> reachable(Collection<Element> from, Predicate<Element> stops) {
        var reached = new LinkedHashSet<Element>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node) && !stops.test(node)) {
                open.addAll(next(node));
            }
        }
        return reached;
    }
}
