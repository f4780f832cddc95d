package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Wait states, and only they, have a status. */
final class StatusRule implements DiagramRule {

    /** By which the desk knows that a ticket is solved. */
    private static final String SOLVED = "SOLVED";

    private static final Pattern STATUS = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var isSolvable = !diagram.key().equals("ticket")
                || diagram.nodes()
                        .anyMatch(node -> Diagram.properties(node, "status").contains(SOLVED));
        return isSolvable
                ? statuses(diagram)
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

    private static boolean hasStatus(Element node) {
        var statuses = Diagram.properties(node, "status");
        return statuses.size() == 1 && STATUS.matches(statuses.get(0));
    }

    private static ModelFinding finding(FindingKind kind, Diagram diagram, Element node) {
        return ModelFinding.of(kind, diagram.file(), Diagram.id(node));
    }
}
