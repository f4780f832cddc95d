package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;

/** A step is done once when a ticket passes it: a ticket has one task at a time, and no step runs a million times. */
final class RepetitionRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.nodes()
                .filter(node -> ModelXml.children(
                                node, "multiInstanceLoopCharacteristics", "standardLoopCharacteristics")
                        .findAny()
                        .isPresent())
                .map(node -> ModelFinding.of(FindingKind.STEP_REPEATED, diagram.file(), Diagram.id(node)));
    }
}
