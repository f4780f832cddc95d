package io.guichet.engine;

import io.guichet.check.Diagram;
import io.guichet.check.DiagramRule;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelXml;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Expressions read variables that are set, and timers are armed by methods that answer a date or a cycle. */
@Component
class ExpressionTypesRule implements DiagramRule {

    /** Set by the desk when it starts a process, by tasks, and by the engine. */
    private static final Set<String> KNOWN = Set.of(
            "brand",
            "number",
            "outcome",
            "execution",
            "task",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    /** Engine attributes that name a variable which they set. */
    private static final List<String> SETTING =
            List.of("resultVariable", "elementVariable", "errorCodeVariable", "errorMessageVariable", "target");

    private static final List<String> TIMES = List.of("timeDate", "timeDuration", "timeCycle");

    private final DiagramBeans beans;

    ExpressionTypesRule(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var set = new HashSet<>(KNOWN);
        diagram.elements().stream()
                .filter(element -> !"in".equals(element.getLocalName()))
                .forEach(element -> setBy(element).forEach(set::add));
        return diagram.elements().stream()
                .flatMap(element -> Stream.of(
                        unknownVariables(diagram, element, set),
                        wrongCalls(diagram, element),
                        wrongTimer(diagram, element),
                        wrongCondition(diagram, element)))
                .flatMap(found -> found);
    }

    private static Stream<String> setBy(Element element) {
        var attributes = SETTING.stream().map(name -> ModelXml.engineAttribute(element, name));
        var parameter = List.of("inputParameter", "outputParameter").contains(element.getLocalName())
                ? Stream.of(element.getAttribute("name"))
                : Stream.<String>empty();
        return Stream.concat(attributes, parameter).filter(name -> !name.isEmpty());
    }

    private Stream<ModelFinding> unknownVariables(Diagram diagram, Element element, Set<String> set) {
        var texts = Stream.concat(ModelXml.attributes(element).map(Attr::getValue), Stream.of(ModelXml.text(element)));
        var read = texts.filter(AllowedExpressionsRule::isExpression)
                .flatMap(text -> identifiers(text).stream())
                .filter(name -> !beans.has(name));
        var source = List.of("in", "out").contains(element.getLocalName())
                ? Stream.of(element.getAttribute("source"))
                : Stream.<String>empty();
        var mapped = "out".equals(element.getLocalName()) ? Stream.<String>empty() : source;
        return Stream.of(read, mapped, Stream.of(ModelXml.engineAttribute(element, "collection")))
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty() && !AllowedExpressionsRule.isExpression(name) && !set.contains(name))
                .distinct()
                .map(name -> ModelFinding.of(
                        FindingKind.VARIABLE_UNKNOWN, diagram.file(), ModelXml.nearestId(element), name));
    }

    private static List<String> identifiers(String text) {
        var names = new ArrayList<String>();
        try {
            collect(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot(), names);
        } catch (TreeBuilderException unreadable) {
            names.clear();
        }
        return names;
    }

    private static void collect(Node node, List<String> names) {
        if (node instanceof AstIdentifier identifier) {
            names.add(identifier.getName());
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            collect(node.getChild(child), names);
        }
    }

    /** Calls of methods of the desk with other arguments than these take. */
    private Stream<ModelFinding> wrongCalls(Diagram diagram, Element element) {
        var texts = Stream.concat(ModelXml.attributes(element).map(Attr::getValue), Stream.of(ModelXml.text(element)));
        return texts.filter(AllowedExpressionsRule::isExpression)
                .flatMap(text -> calls(text).stream().filter(this::isWrong).map(call -> text.strip()))
                .distinct()
                .map(text -> ModelFinding.of(
                        FindingKind.EXPRESSION_ARGUMENTS_WRONG, diagram.file(), ModelXml.nearestId(element), text));
    }

    private static List<AstMethod> calls(String text) {
        var calls = new ArrayList<AstMethod>();
        try {
            collectCalls(
                    new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot(), calls);
        } catch (TreeBuilderException unreadable) {
            calls.clear();
        }
        return calls;
    }

    private static void collectCalls(Node node, List<AstMethod> calls) {
        if (node instanceof AstMethod call) {
            calls.add(call);
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            collectCalls(node.getChild(child), calls);
        }
    }

    private boolean isWrong(AstMethod call) {
        if (!(call.getChild(0) instanceof AstDot property
                && property.getChild(0) instanceof AstIdentifier bean
                && beans.has(bean.getName()))) {
            return false;
        }
        var parameters = call.getChild(1);
        var arguments = IntStream.range(0, parameters.getCardinality())
                .mapToObj(parameters::getChild)
                .map(argument -> argument instanceof AstIdentifier variable ? variable.getName() : "")
                .toList();
        return !beans.accepts(bean.getName(), nameOf(property), arguments);
    }

    private Stream<ModelFinding> wrongTimer(Diagram diagram, Element time) {
        var text = ModelXml.text(time).strip();
        if (!TIMES.contains(time.getLocalName()) || !AllowedExpressionsRule.isExpression(text)) {
            return Stream.empty();
        }
        var expected = time.getLocalName().equals("timeDate") ? Date.class : String.class;
        var fits = !time.getLocalName().equals("timeDuration") && answers(text, expected);
        return fits
                ? Stream.empty()
                : Stream.of(ModelFinding.of(
                        FindingKind.TIMER_TYPE_WRONG, diagram.file(), eventOf(time), text, time.getLocalName()));
    }

    /** A condition that answers something else than true or false. */
    private Stream<ModelFinding> wrongCondition(Diagram diagram, Element condition) {
        var text = ModelXml.text(condition).strip();
        if (!"conditionExpression".equals(condition.getLocalName()) || !AllowedExpressionsRule.isExpression(text)) {
            return Stream.empty();
        }
        var root = rootOf(text);
        var fits = root instanceof AstMethod ? answers(text, boolean.class) : !(root instanceof AstIdentifier);
        return fits
                ? Stream.empty()
                : Stream.of(ModelFinding.of(
                        FindingKind.CONDITION_INVALID, diagram.file(), ModelXml.nearestId(condition), text));
    }

    private static Node rootOf(String text) {
        var root = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot();
        return root.getCardinality() == 1 ? root.getChild(0) : root;
    }

    /** Id of the event to which the timer belongs. */
    private static String eventOf(Element time) {
        return ModelXml.nearestId((Element) time.getParentNode().getParentNode());
    }

    /** Whether the expression is one call of a method of a bean that answers this type. */
    private boolean answers(String text, Class<?> type) {
        return rootOf(text) instanceof AstMethod method
                && method.getChild(0) instanceof AstDot property
                && property.getChild(0) instanceof AstIdentifier bean
                && beans.answers(bean.getName(), nameOf(property), type);
    }

    /** The node prints as {@code . name}. */
    private static String nameOf(AstDot property) {
        return property.toString().replace(".", "").strip();
    }
}
