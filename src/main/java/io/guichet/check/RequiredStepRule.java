package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps without which a ticket has no number, team, clock or end are there, and before those that need them. */
final class RequiredStepRule implements DiagramRule {

    private static final Map<String, List<String>> STEPS = Map.of(
            "question", List.of("suggestAnswers", "requestTicket", "abandonQuestion"),
            "ticket",
                    List.of(
                            "decideEntitlement",
                            "redirectRequest",
                            "openTicket",
                            "decidePriority",
                            "assignTeam",
                            "registerTicket",
                            "announceSolution",
                            "closeTicket",
                            "withdrawTicket",
                            "mergeTicket",
                            "openSiblings"),
            "survey", List.of("closeSurvey"),
            "demotion", List.of("restoreRank"));

    /** The steps before the work of a ticket, in their order. */
    private static final List<String> BEFORE_WORK =
            List.of("decideEntitlement", "openTicket", "decidePriority", "assignTeam", "registerTicket");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var present = diagram.nodes().map(Diagram::delegate).collect(Collectors.toSet());
        var missing = STEPS.getOrDefault(diagram.key(), List.of()).stream()
                .filter(step -> !present.contains(step))
                .toList();
        if (!missing.isEmpty()) {
            return missing.stream()
                    .map(step -> ModelFinding.of(FindingKind.STEP_MISSING, diagram.file(), diagram.key(), step));
        }
        return diagram.key().equals("ticket") ? order(diagram) : Stream.empty();
    }

    /** Each of the steps, and the work, come after the one before on every way. */
    private static Stream<ModelFinding> order(Diagram diagram) {
        var paths = new DiagramPaths(diagram);
        var starts = paths.starts().stream()
                .filter(start -> !Diagram.isEventSubProcess(Diagram.scope(start)))
                .toList();
        for (var index = BEFORE_WORK.size() - 1; index >= 0; index--) {
            var step = BEFORE_WORK.get(index);
            var next = index + 1 < BEFORE_WORK.size() ? BEFORE_WORK.get(index + 1) : "";
            var withoutStep =
                    paths.reachable(starts, node -> Diagram.delegate(node).equals(step));
            var tooEarly = withoutStep.stream()
                    .filter(node -> next.isEmpty()
                            ? Diagram.is(node, "userTask")
                            : Diagram.delegate(node).equals(next))
                    .findFirst();
            if (tooEarly.isPresent()) {
                return tooEarly
                        .map(Diagram::id)
                        .map(id -> ModelFinding.of(FindingKind.STEP_SKIPPED, diagram.file(), id, step))
                        .stream();
            }
        }
        return Stream.empty();
    }
}
