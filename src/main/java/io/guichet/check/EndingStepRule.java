package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A step that ends a ticket comes last, and the steps of other processes are done there. */
final class EndingStepRule implements DiagramRule {

    private static final Set<String> ENDING =
            Set.of("redirectRequest", "closeTicket", "withdrawTicket", "mergeTicket", "abandonQuestion", "closeSurvey");

    private static final Map<String, List<String>> STEPS = Map.of(
            "question", List.of("suggestAnswers", "requestTicket", "abandonQuestion"),
            "survey", List.of("closeSurvey"),
            "demotion", List.of("restoreRank"),
            "ticket",
                    List.of(
                            "redirectRequest",
                            "openTicket",
                            "registerTicket",
                            "closeTicket",
                            "withdrawTicket",
                            "mergeTicket"));

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var paths = new DiagramPaths(diagram);
        var foreign = diagram.nodes()
                .filter(node -> isNamedAsItsFile(diagram) && isOfAnother(Diagram.delegate(node), diagram.key()))
                .map(node -> finding(FindingKind.STEP_OF_OTHER_PROCESS, diagram, node));
        var early = diagram.nodes()
                .filter(node -> ENDING.contains(Diagram.delegate(node)))
                .filter(node -> paths.reachable(paths.next(node), next -> false).stream()
                        .anyMatch(next -> diagram.isWait(next) || Diagram.is(next, "callActivity")))
                .map(node -> finding(FindingKind.STEP_TOO_EARLY, diagram, node));
        return Stream.concat(foreign, early);
    }

    /** A changed id of the process is a finding of its own. */
    private static boolean isNamedAsItsFile(Diagram diagram) {
        return diagram.key().equals(ModelFile.at(diagram.file(), new byte[0]).baseName());
    }

    private static boolean isOfAnother(String step, String process) {
        return STEPS.values().stream().anyMatch(steps -> steps.contains(step))
                && !STEPS.getOrDefault(process, List.of()).contains(step);
    }

    private static ModelFinding finding(FindingKind kind, Diagram diagram, Element node) {
        return ModelFinding.of(kind, diagram.file(), Diagram.id(node), Diagram.delegate(node));
    }
}
