package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.check.Finding.FindingKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A choice always has one answer: a default flow, or two conditions of which one is the opposite of the other. A ticket never
 * goes two ways at once.
 */
final class GatewayRule implements DiagramRule {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");

    /** The words of the expression language. */
    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.nodes().flatMap(node -> {
            var flows = diagram.outgoing(node);
            if (flows.size() > 1 && !Diagram.is(node, "exclusiveGateway", "eventBasedGateway")) {
                return Stream.of(ModelFinding.of(FindingKind.PARALLEL_PATHS, diagram.file(), Diagram.id(node)));
            }
            return Diagram.is(node, "exclusiveGateway", "inclusiveGateway", "complexGateway")
                    ? choice(diagram, node, flows)
                    : flows.stream()
                            .filter(flow -> condition(flow).isPresent())
                            .map(flow ->
                                    ModelFinding.of(FindingKind.CONDITION_IGNORED, diagram.file(), Diagram.id(flow)));
        });
    }

    private static Stream<ModelFinding> choice(Diagram diagram, Element gateway, List<Element> flows) {
        var fallback = gateway.getAttribute("default");
        var unreadable = flows.stream()
                .filter(flow ->
                        condition(flow).filter(text -> !isExpression(text)).isPresent())
                .toList();
        if (!unreadable.isEmpty()) {
            return unreadable.stream()
                    .map(flow -> ModelFinding.of(
                            FindingKind.CONDITION_INVALID,
                            diagram.file(),
                            Diagram.id(flow),
                            condition(flow).orElse("")));
        }
        var unconditional = flows.stream()
                .filter(flow -> condition(flow).isEmpty() && !Diagram.id(flow).equals(fallback))
                .toList();
        if (flows.size() > 1 && !unconditional.isEmpty()) {
            return unconditional.stream()
                    .map(flow -> ModelFinding.of(FindingKind.FLOW_WITHOUT_CONDITION, diagram.file(), Diagram.id(flow)));
        }
        var conditionalDefault = flows.stream()
                .filter(flow ->
                        Diagram.id(flow).equals(fallback) && condition(flow).isPresent())
                .findFirst();
        if (conditionalDefault.isPresent()) {
            return Stream.of(ModelFinding.of(
                    FindingKind.CONDITION_IGNORED, diagram.file(), Diagram.id(conditionalDefault.get())));
        }
        var idle = withoutChoice(diagram, flows);
        if (!idle.isEmpty()) {
            return idle.stream();
        }
        var answered = unconditional.size() == flows.size()
                || flows.stream().anyMatch(flow -> Diagram.id(flow).equals(fallback))
                || areOpposites(flows);
        return answered
                ? Stream.empty()
                : Stream.of(ModelFinding.of(FindingKind.GATEWAY_WITHOUT_DEFAULT, diagram.file(), Diagram.id(gateway)));
    }

    /** Conditions that read nothing, and those that repeat the one of a flow before. */
    private static List<ModelFinding> withoutChoice(Diagram diagram, List<Element> flows) {
        var findings = new ArrayList<ModelFinding>();
        var conditions = new HashSet<String>();
        for (var flow : flows) {
            condition(flow).ifPresent(text -> {
                if (!readsAnything(text)) {
                    findings.add(
                            ModelFinding.of(FindingKind.CONDITION_CONSTANT, diagram.file(), Diagram.id(flow), text));
                } else if (!conditions.add(text.replace(" ", ""))) {
                    findings.add(ModelFinding.of(FindingKind.CONDITION_TWICE, diagram.file(), Diagram.id(flow), text));
                }
            });
        }
        return findings;
    }

    /** Whether a name stands in it beside texts, numbers and words of the language. */
    private static boolean readsAnything(String expression) {
        var names = NAME.matcher(TEXT.matcher(expression).replaceAll(""));
        while (names.find()) {
            if (!WORDS.contains(names.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExpression(String text) {
        return (text.startsWith("${") || text.startsWith("#{")) && text.endsWith("}");
    }

    static Optional<String> condition(Element flow) {
        return ModelXml.children(flow, "conditionExpression")
                .map(ModelXml::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static boolean areOpposites(List<Element> flows) {
        var conditions = flows.stream()
                .flatMap(flow -> condition(flow).stream())
                .map(text -> text.replace(" ", ""))
                .toList();
        return conditions.stream()
                .anyMatch(one -> conditions.contains(one.replace("{!", "{")) && one.contains("{!")
                        || one.contains("==")
                                && !one.contains("&&")
                                && !one.contains("||")
                                && conditions.contains(one.replace("==", "!=")));
    }
}
