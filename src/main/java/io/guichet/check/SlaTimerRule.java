package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The work on a ticket is watched by timers that the ledger arms, that warn, and that leave the work to the person. */
final class SlaTimerRule implements DiagramRule {

    private static final String WARNING = "warnAboutDeadline";

    /** The timers around the work of each process. */
    private static final Map<String, List<String>> BY_PROCESS =
            Map.of("ticket", List.of("responseWarnings", "resolutionWarnings"));

    /** The timer of each stage that has a target of its own. */
    private static final Map<String, String> BY_STAGE =
            Map.of("specialist", "specialistWarnings", "developer", "developerWarnings");

    private static final Set<String> EXPRESSIONS = Set.of(
            "${sla.responseWarnings(execution)}",
            "${sla.resolutionWarnings(execution)}",
            "${sla.specialistWarnings(execution)}",
            "${sla.developerWarnings(execution)}");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var wrong = new ArrayList<ModelFinding>();
        diagram.nodes("boundaryEvent")
                .filter(event -> isSlaTimer(diagram, event))
                .forEach(event -> {
                    if (Diagram.isInterrupting(event)) {
                        wrong.add(ModelFinding.of(FindingKind.SLA_TIMER_INTERRUPTS, diagram.file(), Diagram.id(event)));
                    }
                    if (!isArmed(event)) {
                        wrong.add(ModelFinding.of(
                                FindingKind.SLA_TIMER_NOT_ARMED,
                                diagram.file(),
                                Diagram.id(event),
                                Diagram.timerText(event)));
                    }
                    if (!warns(diagram, event)) {
                        wrong.add(ModelFinding.of(
                                FindingKind.SLA_TIMER_WITHOUT_WARNING, diagram.file(), Diagram.id(event)));
                    }
                });
        if (wrong.stream().noneMatch(found -> found.kind() == FindingKind.SLA_TIMER_NOT_ARMED)) {
            diagram.nodes("userTask").forEach(task -> timers(diagram, task)
                    .filter(timer -> Diagram.enclosing(task).stream().noneMatch(around -> has(diagram, around, timer)))
                    .map(timer ->
                            ModelFinding.of(FindingKind.SLA_TIMER_MISSING, diagram.file(), place(diagram, task), timer))
                    .filter(found -> wrong.stream().noneMatch(found::equals))
                    .forEach(wrong::add));
        }
        return wrong.stream();
    }

    /** Whether the timer warns about a deadline or is armed as one that does. */
    static boolean isSlaTimer(Diagram diagram, Element event) {
        return Diagram.isTimer(event) && (warns(diagram, event) || EXPRESSIONS.contains(Diagram.timerText(event)));
    }

    private static boolean warns(Diagram diagram, Element event) {
        return diagram.outgoing(event).stream()
                .flatMap(flow -> diagram.target(flow).stream())
                .anyMatch(target -> Diagram.delegate(target).equals(WARNING));
    }

    private static boolean isArmed(Element event) {
        return EXPRESSIONS.contains(Diagram.timerText(event))
                && Diagram.time(event)
                        .filter(time -> Diagram.is(time, "timeCycle"))
                        .isPresent();
    }

    /** The timers that a task must have around it. */
    private static Stream<String> timers(Diagram diagram, Element task) {
        return Stream.concat(
                BY_PROCESS.getOrDefault(diagram.key(), List.of()).stream(),
                Diagram.property(task, "stage").map(BY_STAGE::get).stream());
    }

    private static boolean has(Diagram diagram, Element around, String timer) {
        return diagram.boundaryEvents(around).stream()
                .anyMatch(event -> Diagram.timerText(event).equals("${sla." + timer + "(execution)}"));
    }

    /** The outermost sub-process around the task, which the timer belongs to; the task itself if there is none. */
    private static String place(Diagram diagram, Element task) {
        var around = Diagram.enclosing(task);
        return Diagram.id(around.get(around.size() - 1));
    }
}
