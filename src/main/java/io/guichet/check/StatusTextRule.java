package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Each status is named once in both languages, says whose turn it is, and tells the customer of a ticket what comes next. */
final class StatusTextRule implements ModelSetRule {

    private static final Set<String> TICKET_PROCESSES = Set.of("ticket", "escalation", "follow-up", "legal-papers");
    private static final Set<String> TURNS = Arrays.stream(io.guichet.ticket.TicketStatus.Turn.values())
            .map(turn -> turn.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toSet());

    private record WaitingNode(Diagram diagram, Element node) {}

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var byStatus = new HashMap<String, List<WaitingNode>>();
        var all = new ArrayList<WaitingNode>();
        for (var diagram : set.diagrams()) {
            diagram.nodes().filter(diagram::isWait).forEach(node -> Diagram.property(node, "status")
                    .ifPresent(status -> {
                        var waiting = new WaitingNode(diagram, node);
                        byStatus.computeIfAbsent(status, unknown -> new ArrayList<>())
                                .add(waiting);
                        all.add(waiting);
                    }));
        }
        return all.stream().flatMap(waiting -> findings(waiting, byStatus));
    }

    private static Stream<ModelFinding> findings(WaitingNode waiting, Map<String, List<WaitingNode>> byStatus) {
        var status = Diagram.property(waiting.node(), "status").orElseThrow();
        var same = byStatus.get(status);
        if (same.get(0) != waiting) {
            return Stream.empty();
        }
        var kinds = new ArrayList<FindingKind>();
        if (!isSaidOnce(same, "statusLabel") || !isSaidOnce(same, "statusLabelFr")) {
            kinds.add(FindingKind.STATUS_LABEL_MISSING);
        }
        if (!isSaidOnce(same, "turn") || !TURNS.containsAll(texts(same, "turn"))) {
            kinds.add(FindingKind.STATUS_TURN_MISSING);
        }
        var ofTicket = same.stream()
                .filter(other -> TICKET_PROCESSES.contains(other.diagram().key()))
                .toList();
        if (!ofTicket.isEmpty()) {
            if (!isSaidOnce(same, "publicStatus") || !isSaidOnce(same, "publicStatusFr")) {
                kinds.add(FindingKind.PUBLIC_STATUS_MISSING);
            }
            if (texts(same, "nextStep").isEmpty()
                    || texts(same, "nextStep").size()
                            != texts(same, "nextStepFr").size()) {
                kinds.add(FindingKind.NEXT_STEP_MISSING);
            }
        }
        var named = same.stream()
                .filter(other -> Diagram.properties(other.node(), "statusLabel").isEmpty()
                        || Diagram.properties(other.node(), "statusLabelFr").isEmpty())
                .findFirst()
                .filter(other -> same.size() == 1)
                .orElse(waiting);
        return kinds.stream()
                .map(kind -> ModelFinding.of(kind, named.diagram().file(), Diagram.id(named.node()), status));
    }

    /** Wait states that share a status may leave its texts to one of them, but may not contradict each other. */
    private static boolean isSaidOnce(List<WaitingNode> nodes, String property) {
        return new HashSet<>(texts(nodes, property)).size() == 1;
    }

    private static List<String> texts(List<WaitingNode> nodes, String property) {
        return nodes.stream()
                .flatMap(waiting -> Diagram.properties(waiting.node(), property).stream())
                .filter(text -> !text.isBlank())
                .toList();
    }
}
