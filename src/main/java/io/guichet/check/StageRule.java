package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.ClockTrigger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stages on which the clocks of SLA targets depend are in their diagrams. */
final class StageRule implements DiagramRule {

    private static final Map<String, List<String>> STAGES = Map.of(
            "ticket", List.of("await-payment", "work", "await-customer", "solved"),
            "escalation", List.of("specialist", "developer"));

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var present = diagram.nodes()
                .flatMap(node -> Diagram.properties(node, "stage").stream())
                .toList();
        var repeated = diagram.nodes()
                .flatMap(node -> Diagram.properties(node, "stage").stream()
                        .filter(stage -> Collections.frequency(present, stage) > 1)
                        .map(stage ->
                                ModelFinding.of(FindingKind.STAGE_TWICE, diagram.file(), Diagram.id(node), stage)))
                .limit(1);
        return Stream.concat(repeated, missing(diagram, present));
    }

    private static Stream<ModelFinding> missing(Diagram diagram, List<String> present) {
        return STAGES.getOrDefault(diagram.key(), List.of()).stream()
                .filter(stage -> !present.contains(stage))
                .map(stage -> ModelFinding.of(
                        FindingKind.STAGE_MISSING,
                        diagram.file(),
                        diagram.key(),
                        stage,
                        ClockTrigger.stageEntered(stage)));
    }
}
