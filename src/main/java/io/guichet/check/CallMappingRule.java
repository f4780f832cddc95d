package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A called process gets the ticket's number and brand, and is its newest version: it is deployed on its own. */
final class CallMappingRule implements DiagramRule {

    private static final List<String> PASSED = List.of("brand", "number");
    private static final String NUMBER = "{execution.processBusinessKey}";

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.nodes("callActivity").flatMap(call -> {
            var binding = ModelXml.engineAttribute(call, "calledElementBinding");
            var tenant = ModelXml.engineAttribute(call, "calledElementTenantId");
            var isLatest = (binding.isEmpty() || binding.equals("latest")) && tenant.isEmpty();
            return Stream.concat(
                    isLatest
                            ? Stream.empty()
                            : Stream.of(ModelFinding.of(FindingKind.CALL_NOT_NEWEST, diagram.file(), Diagram.id(call))),
                    passes(call)
                            ? Stream.empty()
                            : Stream.of(ModelFinding.of(
                                    FindingKind.CALL_WITHOUT_TICKET, diagram.file(), Diagram.id(call))));
        });
    }

    private static boolean passes(Element call) {
        var mappings = Diagram.extensions(call, "in").toList();
        return mappings.stream().anyMatch(in -> in.getAttribute("businessKey").endsWith(NUMBER))
                && PASSED.stream().allMatch(name -> mappings.stream().anyMatch(in -> passes(in, name)));
    }

    private static boolean passes(Element in, String name) {
        return "all".equals(in.getAttribute("variables"))
                || name.equals(in.getAttribute("source")) && name.equals(in.getAttribute("target"));
    }
}
