package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The brand and the number of a ticket do not change, and the outcome is what an agent chose: nothing else sets them. */
final class ReservedVariableRule implements DiagramRule {

    private static final String OUTCOME = "outcome";
    private static final Set<String> RESERVED = Set.of("brand", "number", OUTCOME);

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.elements().stream()
                .filter(ReservedVariableRule::setsReserved)
                .map(element ->
                        ModelFinding.of(FindingKind.VARIABLE_RESERVED, diagram.file(), ModelXml.nearestId(element)));
    }

    private static boolean setsReserved(Element element) {
        var target = element.getAttribute("target");
        return switch (String.valueOf(element.getLocalName())) {
            case "inputParameter", "outputParameter" -> RESERVED.contains(element.getAttribute("name"));
            case "in" -> RESERVED.contains(target) && !target.equals(element.getAttribute("source"));
            case "out" ->
                RESERVED.contains(target)
                        && !(target.equals(OUTCOME) && OUTCOME.equals(element.getAttribute("source")));
            default ->
                RESERVED.contains(ModelXml.engineAttribute(element, "resultVariable"))
                        || RESERVED.contains(ModelXml.engineAttribute(element, "elementVariable"));
        };
    }
}
