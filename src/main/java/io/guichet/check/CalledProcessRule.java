package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Called processes exist; the processes that the desk itself starts do too. */
final class CalledProcessRule implements ModelSetRule {

    private static final Set<String> STARTED =
            Set.of("question", "ticket", "survey", "demotion", "lead-decision", "confirmation");

    /** Whether the desk starts the process or a diagram calls it. */
    static boolean isStarted(ModelSet set, String process) {
        return STARTED.contains(process) || called(set).contains(process);
    }

    private static Set<String> called(ModelSet set) {
        return set.diagrams().stream()
                .flatMap(diagram -> diagram.nodes("callActivity").map(call -> call.getAttribute("calledElement")))
                .collect(Collectors.toSet());
    }

    /** A process that the desk starts itself is not there to be called. */
    private static boolean isWrong(String called, Set<String> keys) {
        return !keys.contains(called) || STARTED.contains(called);
    }

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var keys = set.diagrams().stream().map(Diagram::key).collect(Collectors.toSet());
        var missing = STARTED.stream()
                .filter(key -> !keys.contains(key))
                .map(key -> ModelFinding.of(FindingKind.PROCESS_MISSING, "processes/" + key + ".bpmn", key));
        var unknown = set.diagrams().stream().flatMap(diagram -> diagram.nodes("callActivity")
                .filter(call -> isWrong(call.getAttribute("calledElement"), keys))
                .map(call -> ModelFinding.of(
                        FindingKind.CALLED_PROCESS_UNKNOWN,
                        diagram.file(),
                        Diagram.id(call),
                        call.getAttribute("calledElement"))));
        var unused = set.diagrams().stream()
                .filter(diagram -> !isStarted(set, diagram.key()))
                .map(diagram -> ModelFinding.of(FindingKind.PROCESS_NEVER_STARTED, diagram.file(), diagram.key()));
        return Stream.of(missing, unknown, unused, circular(set)).flatMap(found -> found);
    }

    /** Calls by which a process would call itself in the end. */
    private static Stream<ModelFinding> circular(ModelSet set) {
        return set.diagrams().stream().flatMap(diagram -> diagram.nodes("callActivity")
                .filter(call -> reaches(set, call.getAttribute("calledElement"), diagram.key(), new HashSet<>()))
                .map(call -> ModelFinding.of(
                        FindingKind.CALL_CIRCULAR,
                        diagram.file(),
                        Diagram.id(call),
                        call.getAttribute("calledElement"))));
    }

    private static boolean reaches(ModelSet set, String process, String target, Set<String> seen) {
        return process.equals(target)
                || seen.add(process)
                        && set.diagram(process).stream()
                                .flatMap(diagram -> diagram.nodes("callActivity"))
                                .anyMatch(call -> reaches(set, call.getAttribute("calledElement"), target, seen));
    }
}
