package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A loop contains a wait: one of automatic steps would run until the memory of the desk is exhausted. */
final class LoopRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var paths = new DiagramPaths(diagram);
        return diagram
                .nodes()
                .filter(node -> !rests(diagram, node))
                .filter(node -> paths.reachable(paths.next(node), next -> rests(diagram, next))
                        .contains(node))
                .findFirst()
                .map(node -> ModelFinding.of(FindingKind.ENDLESS_LOOP, diagram.file(), Diagram.id(node)))
                .stream();
    }

    private static boolean rests(Diagram diagram, Element node) {
        return diagram.isWait(node) || Diagram.isTimer(node) || Diagram.is(node, "callActivity", "boundaryEvent");
    }
}
