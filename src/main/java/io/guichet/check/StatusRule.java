package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.check.Finding.FindingKind;
import io.guichet.ticket.Ticket;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Wait states, and only they, have a status. */
final class StatusRule implements DiagramRule {

    private static final Pattern STATUS = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var isSolvable = !diagram.key().equals("ticket")
                || diagram.nodes()
                        .anyMatch(node -> Diagram.properties(node, "status").contains(Ticket.SOLVED));
        return isSolvable
                ? Stream.concat(statuses(diagram), reserved(diagram))
                : Stream.of(ModelFinding.of(FindingKind.SOLVED_STATUS_MISSING, diagram.file(), diagram.key()));
    }

    private static Stream<ModelFinding> statuses(Diagram diagram) {
        return diagram.nodes().flatMap(node -> {
            if (diagram.isWait(node)) {
                return hasStatus(node) ? Stream.empty() : Stream.of(finding(FindingKind.STATUS_MISSING, diagram, node));
            }
            return Diagram.properties(node, "status").isEmpty()
                    ? Stream.empty()
                    : Stream.of(finding(FindingKind.STATUS_WITHOUT_WAIT, diagram, node));
        });
    }

    /** A ticket is closed by its last step, and solved in the stage of that name: elsewhere it is still worked on. */
    private static Stream<ModelFinding> reserved(Diagram diagram) {
        return diagram.nodes()
                .filter(diagram::isWait)
                .filter(node -> Diagram.properties(node, "status").stream()
                        .anyMatch(status ->
                                status.equals(Ticket.CLOSED) || status.equals(Ticket.SOLVED) && !isInStageSolved(node)))
                .map(node -> finding(FindingKind.STATUS_RESERVED, diagram, node));
    }

    private static boolean isInStageSolved(Element node) {
        return Diagram.enclosing(node).stream()
                .anyMatch(around -> Diagram.properties(around, "stage").contains("solved"));
    }

    private static boolean hasStatus(Element node) {
        var statuses = Diagram.properties(node, "status");
        return statuses.size() == 1 && STATUS.matches(statuses.get(0));
    }

    private static ModelFinding finding(FindingKind kind, Diagram diagram, Element node) {
        return ModelFinding.of(kind, diagram.file(), Diagram.id(node));
    }
}
