package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;

/** The form that a user task names exists. */
final class FormReferenceRule implements ModelSetRule {

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        return set.diagrams().stream().flatMap(diagram -> diagram.nodes("userTask")
                .flatMap(task -> Diagram.property(task, "form")
                        .filter(form -> !set.hasForm(form))
                        .map(form -> ModelFinding.of(FindingKind.FORM_MISSING, diagram.file(), Diagram.id(task), form))
                        .stream()));
    }
}
