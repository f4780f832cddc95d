package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Every element can be reached, and every way goes on to an end event. Of a part that is cut off its beginning is named. */
final class ConnectionRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var loose = diagram.flows().stream()
                .filter(flow -> !isConnected(diagram, flow))
                .toList();
        if (!loose.isEmpty()) {
            return loose.stream()
                    .map(flow -> ModelFinding.of(FindingKind.FLOW_NOT_CONNECTED, diagram.file(), Diagram.id(flow)));
        }
        var paths = new DiagramPaths(diagram);
        var reached = paths.reachable(paths.starts(), node -> false);
        var cutOff = new LinkedHashSet<>(diagram.nodes().toList());
        cutOff.removeAll(reached);
        cutOff.removeIf(node -> isExempt(node));
        return Stream.concat(
                beginnings(paths, cutOff).stream()
                        .map(node ->
                                ModelFinding.of(FindingKind.ELEMENT_UNREACHABLE, diagram.file(), Diagram.id(node))),
                reached.stream()
                        .filter(node -> isDeadEnd(diagram, node))
                        .map(node -> ModelFinding.of(FindingKind.DEAD_END, diagram.file(), Diagram.id(node))));
    }

    private static boolean isConnected(Diagram diagram, Element flow) {
        var source = diagram.source(flow);
        var target = diagram.target(flow);
        return source.isPresent()
                && target.isPresent()
                && Diagram.scope(source.get()).equals(Diagram.scope(target.get()))
                && Diagram.scope(source.get()).equals(Diagram.scope(flow));
    }

    private static boolean isExempt(Element node) {
        return Diagram.isEventSubProcess(node) || "true".equals(node.getAttribute("isForCompensation"));
    }

    /** Those to which none of the others leads; the first one if they lead in a circle. */
    private static List<Element> beginnings(DiagramPaths paths, Set<Element> cutOff) {
        var beginnings = new ArrayList<Element>();
        var open = new LinkedHashSet<>(cutOff);
        while (!open.isEmpty()) {
            var targets = new HashSet<Element>();
            open.forEach(node ->
                    paths.next(node).stream().filter(next -> !next.equals(node)).forEach(targets::add));
            var roots = open.stream().filter(node -> !targets.contains(node)).toList();
            var found = roots.isEmpty() ? List.of(open.iterator().next()) : roots;
            beginnings.addAll(found);
            open.removeAll(paths.reachable(found, node -> false));
        }
        return beginnings;
    }

    private static boolean isDeadEnd(Diagram diagram, Element node) {
        return !Diagram.is(node, "endEvent")
                && !isExempt(node)
                && Diagram.definition(node, "linkEventDefinition").isEmpty()
                && diagram.outgoing(node).isEmpty();
    }
}
