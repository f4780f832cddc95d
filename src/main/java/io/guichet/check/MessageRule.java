package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.intake.QuestionEvent;
import io.guichet.ticket.TicketEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Diagrams await the messages that the desk sends, under their names, and somewhere each of them. */
final class MessageRule implements ModelSetRule {

    /** The process in which each message is awaited at least. */
    private static final Map<String, String> AWAITED = awaited();

    /** Diagrams that were deployed before it existed need not await it: the command is refused for their tickets. */
    private static final Set<String> OPTIONAL = Set.of("FollowUpPlanned");

    private static Map<String, String> awaited() {
        var awaited = new LinkedHashMap<String, String>();
        names(TicketEvent.AwaitedTicketEvent.class).forEach(name -> awaited.put(name, "ticket"));
        names(QuestionEvent.AwaitedQuestionEvent.class).forEach(name -> awaited.put(name, "question"));
        awaited.putAll(inOtherProcesses());
        return awaited;
    }

    private static Map<String, String> inOtherProcesses() {
        return Map.of(
                "IssueResolved", "escalation",
                "FollowUpCancelled", "follow-up",
                "DemotionLifted", "demotion",
                "TicketSolved", "lead-decision",
                "TicketEnded", "lead-decision",
                "SurveyAnswered", "survey",
                "SurveyWithdrawn", "survey");
    }

    private static List<String> names(Class<?> events) {
        return Arrays.stream(events.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    /** Whether the desk sends a message of this name. */
    static boolean isKnown(String message) {
        return AWAITED.containsKey(message);
    }

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var unknown = set.diagrams().stream()
                .flatMap(diagram -> diagram.nodes().flatMap(node -> diagram.messages(node)
                        .filter(message -> !AWAITED.containsKey(message))
                        .map(message -> ModelFinding.of(
                                FindingKind.MESSAGE_UNKNOWN, diagram.file(), Diagram.id(node), message))))
                .toList();
        var misnamed = unknown.stream().map(ModelFinding::file).collect(Collectors.toSet());
        return Stream.concat(unknown.stream(), missing(set, misnamed));
    }

    /** A diagram with a name that is unknown probably means the one that is missing. */
    private static Stream<ModelFinding> missing(ModelSet set, Set<String> misnamed) {
        return new TreeSet<>(AWAITED.keySet())
                .stream()
                        .filter(message -> !OPTIONAL.contains(message))
                        .flatMap(message -> set
                                .diagram(AWAITED.get(message))
                                .filter(diagram -> !misnamed.contains(diagram.file()))
                                .filter(diagram -> !diagram.messages().contains(message))
                                .map(diagram -> ModelFinding.of(
                                        FindingKind.MESSAGE_NOT_AWAITED, diagram.file(), diagram.key(), message))
                                .stream());
    }
}
