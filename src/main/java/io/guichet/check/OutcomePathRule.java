package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Of the outcomes of a task one at most is named by no condition on its path: two would take the same path unseen. */
final class OutcomePathRule implements ModelSetRule {

    private static final String OUTCOME = "outcome";

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var offered = set.diagrams().stream()
                .flatMap(diagram -> diagram.nodes("userTask"))
                .flatMap(task -> OutcomeRule.outcomesOf(set, task))
                .collect(Collectors.toSet());
        return set.diagrams().stream()
                .filter(diagram -> isSpeltAsOffered(diagram, offered))
                .flatMap(diagram -> diagram.nodes("userTask")
                        .filter(task -> OutcomeRule.isRead(diagram, task))
                        .flatMap(task -> findings(set, diagram, task)));
    }

    /** A condition with an outcome that no form offers is a finding of its own. */
    private static boolean isSpeltAsOffered(Diagram diagram, Set<String> offered) {
        return diagram.flows().stream()
                .flatMap(flow -> GatewayRule.condition(flow).stream())
                .flatMap(OutcomeRule::values)
                .allMatch(offered::contains);
    }

    private static Stream<ModelFinding> findings(ModelSet set, Diagram diagram, Element task) {
        var unnamedByPath = new HashMap<Set<String>, List<String>>();
        Diagram.property(task, "form").flatMap(set::form).stream()
                .flatMap(form -> form.options(OUTCOME).stream())
                .forEach(outcome -> {
                    var path = new OutcomeFlows(diagram, outcome).from(task);
                    if (!path.isNamed()) {
                        unnamedByPath
                                .computeIfAbsent(path.flows(), none -> new ArrayList<>())
                                .add(outcome);
                    }
                });
        return unnamedByPath.values().stream()
                .filter(outcomes -> outcomes.size() > 1)
                .map(outcomes -> ModelFinding.of(
                        FindingKind.OUTCOME_NOT_READ, diagram.file(), Diagram.id(task), String.join(", ", outcomes)));
    }

    /** Where a ticket goes with an outcome until it waits or the process ends. */
    private static final class OutcomeFlows {

        private final Diagram diagram;
        private final String outcome;
        private final Set<String> flows = new HashSet<>();
        private final Set<Element> seen = new HashSet<>();
        private boolean named;

        OutcomeFlows(Diagram diagram, String outcome) {
            this.diagram = diagram;
            this.outcome = outcome;
        }

        OutcomeFlows from(Element task) {
            follow(task, diagram.outgoing(task));
            return this;
        }

        /** The flows that it takes at gateways which read the outcome. */
        Set<String> flows() {
            return flows;
        }

        /** Whether a condition on the path names the outcome. */
        boolean isNamed() {
            return named;
        }

        private void follow(Element node, List<Element> taken) {
            taken.forEach(flow -> diagram.target(flow).ifPresent(this::visit));
            var scope = Diagram.scope(node);
            if (taken.isEmpty() && Diagram.isScope(scope) && !Diagram.isEventSubProcess(scope)) {
                follow(scope, diagram.outgoing(scope));
            }
        }

        private void visit(Element node) {
            if (!seen.add(node) || diagram.isWait(node) || Diagram.is(node, "callActivity") || Diagram.isScope(node)) {
                return;
            }
            var outgoing = diagram.outgoing(node);
            if (outgoing.stream().noneMatch(this::readsOutcome)) {
                follow(node, outgoing);
                return;
            }
            var chosen = outgoing.stream()
                    .filter(flow -> GatewayRule.condition(flow)
                            .filter(condition -> OutcomeRule.values(condition).anyMatch(outcome::equals))
                            .isPresent())
                    .findFirst();
            named |= chosen.isPresent();
            var flow = chosen
                    .or(() -> outgoing.stream()
                            .filter(fallback -> Diagram.id(fallback).equals(node.getAttribute("default")))
                            .findFirst())
                    .stream()
                    .toList();
            flow.forEach(taken -> flows.add(Diagram.id(taken)));
            follow(node, flow);
        }

        private boolean readsOutcome(Element flow) {
            return GatewayRule.condition(flow)
                    .filter(condition -> OutcomeRule.values(condition).findAny().isPresent())
                    .isPresent();
        }
    }
}
