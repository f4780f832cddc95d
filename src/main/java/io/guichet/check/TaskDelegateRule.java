package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;

/** A task of the desk names the bean that does it. */
final class TaskDelegateRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.nodes("serviceTask", "businessRuleTask", "sendTask")
                .filter(task -> Diagram.delegate(task).isEmpty()
                        && ModelXml.engineAttribute(task, "expression").isBlank())
                .map(task -> ModelFinding.of(FindingKind.TASK_WITHOUT_DELEGATE, diagram.file(), Diagram.id(task)));
    }
}
