package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.brand.Brand;
import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.TicketAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A condition on the outcome follows a task whose form has the field, and compares with values that a form can give; one on
 * an attribute names an attribute of tickets and a value that it can have.
 */
final class OutcomeRule implements ModelSetRule {

    private static final String OUTCOME = "outcome";
    private static final Pattern READ = Pattern.compile("\\boutcome\\b");
    private static final Pattern COMPARED = Pattern.compile("\\boutcome\\s*[!=]=\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern COMPARED_BACKWARDS = Pattern.compile("['\"]([^'\"]*)['\"]\\s*[!=]=\\s*outcome\\b");
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)");
    private static final Pattern ATTRIBUTE_COMPARED =
            Pattern.compile("attribute\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)\\s*[!=]=\\s*['\"]([^'\"]*)['\"]");

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        return set.diagrams().stream()
                .filter(diagram -> CalledProcessRule.isStarted(set, diagram.key()))
                .flatMap(diagram -> findings(set, diagram));
    }

    private static Stream<ModelFinding> findings(ModelSet set, Diagram diagram) {
        var findings = new ArrayList<ModelFinding>();
        var related = related(set, diagram);
        var possible = related.stream()
                .flatMap(other -> other.nodes("userTask"))
                .flatMap(task -> outcomesOf(set, task))
                .collect(Collectors.toSet());
        var isComplete = related.stream()
                .flatMap(other -> other.nodes("userTask").filter(task -> isRead(other, task)))
                .allMatch(task -> outcomesOf(set, task).findAny().isPresent());
        var unset = new DiagramPaths(diagram)
                .reachable(
                        startsWithoutOutcome(set, diagram),
                        node -> setsOutcome(set, diagram, node) || isBeside(node) || reads(diagram, node));
        for (var flow : diagram.flows()) {
            GatewayRule.condition(flow).ifPresent(condition -> {
                if (READ.matcher(condition).find()
                        && diagram.source(flow).filter(unset::contains).isPresent()) {
                    findings.add(ModelFinding.of(FindingKind.OUTCOME_NOT_SET, diagram.file(), Diagram.id(flow)));
                }
                values(condition)
                        .filter(value -> isComplete && !possible.contains(value))
                        .forEach(value -> findings.add(
                                ModelFinding.of(FindingKind.OUTCOME_UNKNOWN, diagram.file(), Diagram.id(flow), value)));
                findings.addAll(attributeFindings(set, diagram, flow, condition));
            });
        }
        return onePerGateway(diagram, findings).stream();
    }

    /** The flows of one gateway read the same outcome. */
    private static List<ModelFinding> onePerGateway(Diagram diagram, List<ModelFinding> findings) {
        var gateways = new HashSet<Element>();
        return findings.stream()
                .filter(found -> found.kind() != FindingKind.OUTCOME_NOT_SET
                        || gateways.add(diagram.find(found.element())
                                .flatMap(diagram::source)
                                .orElseThrow()))
                .toList();
    }

    /** The values with which a condition compares the outcome. */
    static Stream<String> values(String condition) {
        return Stream.of(COMPARED, COMPARED_BACKWARDS).flatMap(pattern -> {
            var values = new ArrayList<String>();
            var matcher = pattern.matcher(condition);
            while (matcher.find()) {
                values.add(matcher.group(1));
            }
            return values.stream();
        });
    }

    private static List<ModelFinding> attributeFindings(ModelSet set, Diagram diagram, Element flow, String condition) {
        var findings = new ArrayList<ModelFinding>();
        var named = ATTRIBUTE.matcher(condition);
        while (named.find()) {
            if (!TicketAttributes.names().contains(named.group(1))) {
                findings.add(ModelFinding.of(
                        FindingKind.ATTRIBUTE_UNKNOWN, diagram.file(), Diagram.id(flow), named.group(1)));
            }
        }
        var compared = ATTRIBUTE_COMPARED.matcher(condition);
        while (compared.find()) {
            var values = attributeValues(set, compared.group(1));
            if (!values.isEmpty() && !values.contains(compared.group(2))) {
                findings.add(ModelFinding.of(
                        FindingKind.ATTRIBUTE_VALUE_UNKNOWN,
                        diagram.file(),
                        Diagram.id(flow),
                        compared.group(2),
                        compared.group(1)));
            }
        }
        return findings;
    }

    /** All values that an attribute has in any brand; empty if it may be any text. */
    static Set<String> attributeValues(ModelSet set, String attribute) {
        return attributeValues(set.brands().values(), attribute);
    }

    /** The values that an attribute has in one of these brands; empty if it may be any text. */
    static Set<String> attributeValues(Collection<Brand> brands, String attribute) {
        var common = TicketAttributes.vocabulary().get(attribute);
        if (common == null) {
            return Set.of();
        }
        var values = new TreeSet<>(common);
        brands.forEach(brand -> {
            values.addAll(brand.vocabulary().getOrDefault(attribute, Set.of()));
            if (attribute.equals("requestType")) {
                values.addAll(brand.requestTypes());
            }
        });
        return values;
    }

    /**
     * The starts of a process whose callers do not pass the outcome, or that the desk starts; and what follows a call that
     * does not pass back the outcome of its tasks.
     */
    private static List<Element> startsWithoutOutcome(ModelSet set, Diagram diagram) {
        var paths = new DiagramPaths(diagram);
        var calls = set.diagrams().stream()
                .flatMap(caller -> caller.nodes("callActivity"))
                .filter(call -> diagram.key().equals(call.getAttribute("calledElement")))
                .toList();
        var isPassed = !calls.isEmpty() && calls.stream().allMatch(call -> maps(call, "in"));
        var starts = new ArrayList<>(isPassed ? List.<Element>of() : paths.starts());
        diagram.nodes("callActivity")
                .filter(call -> maps(call, "in") && !maps(call, "out") || maps(call, "out") && !givesOutcome(set, call))
                .forEach(call -> starts.addAll(paths.next(call)));
        return starts;
    }

    /** A timer or message beside the work, which goes on without it. */
    static boolean isBeside(Element node) {
        return Diagram.is(node, "boundaryEvent") && !Diagram.isInterrupting(node);
    }

    /** A task whose outcome is read and whose form lacks it is a finding in the form. */
    private static boolean setsOutcome(ModelSet set, Diagram diagram, Element node) {
        if (Diagram.is(node, "userTask")) {
            return isRead(diagram, node)
                    || outcomesOf(set, node).findAny().isPresent()
                            && UserTaskRule.completeListeners(node).contains("completeTask");
        }
        return Diagram.is(node, "callActivity") && maps(node, "out") && givesOutcome(set, node);
    }

    /** Whether a task of the called process sets the outcome. A process that does not exist is a finding of its own. */
    private static boolean givesOutcome(ModelSet set, Element call) {
        return set.diagram(call.getAttribute("calledElement"))
                .map(called -> called.nodes("userTask").anyMatch(task -> setsOutcome(set, called, task)))
                .orElse(true);
    }

    private static boolean maps(Element call, String direction) {
        return Diagram.extensions(call, direction)
                .anyMatch(mapping -> OUTCOME.equals(mapping.getAttribute("target"))
                        || "all".equals(mapping.getAttribute("variables")));
    }

    /** The outcomes that the form of the task offers. */
    static Stream<String> outcomesOf(ModelSet set, Element task) {
        return Diagram.property(task, "form").flatMap(set::form).stream()
                .flatMap(form -> form.options(OUTCOME).stream());
    }

    /** Whether the gateway right behind the task reads the outcome, which the task then sets. */
    static boolean isRead(Diagram diagram, Element task) {
        return UserTaskRule.completeListeners(task).contains("completeTask")
                && diagram.outgoing(task).stream()
                        .flatMap(flow -> diagram.target(flow).stream())
                        .anyMatch(gateway -> reads(diagram, gateway));
    }

    private static boolean reads(Diagram diagram, Element gateway) {
        return diagram.outgoing(gateway).stream().anyMatch(flow -> GatewayRule.condition(flow)
                .filter(condition -> READ.matcher(condition).find())
                .isPresent());
    }

    /** This diagram, those that it calls, and those that call it. */
    private static List<Diagram> related(ModelSet set, Diagram diagram) {
        var related = new HashSet<String>();
        related.add(diagram.key());
        for (int before = 0; before < related.size(); ) {
            before = related.size();
            set.diagrams().forEach(other -> other.nodes("callActivity").forEach(call -> {
                var called = call.getAttribute("calledElement");
                if (related.contains(called) || related.contains(other.key())) {
                    related.add(other.key());
                    related.add(called);
                }
            }));
        }
        return set.diagrams().stream()
                .filter(other -> related.contains(other.key()))
                .toList();
    }
}
