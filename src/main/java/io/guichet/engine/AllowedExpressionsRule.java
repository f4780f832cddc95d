package io.guichet.engine;

import com.google.re2j.Pattern;
import io.guichet.check.Diagram;
import io.guichet.check.DiagramRule;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelXml;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Checks all texts that the engine evaluates as expressions: beans of the desk, tokens, tasks and variables only. */
@Component
class AllowedExpressionsRule implements DiagramRule {

    private static final Pattern SINGLE_BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private final DiagramBeans beans;

    AllowedExpressionsRule(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.elements().stream().flatMap(element -> violations(element)
                .map(reason -> ModelFinding.of(
                        FindingKind.EXPRESSION_FORBIDDEN, diagram.file(), ModelXml.nearestId(element), reason)));
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    private Stream<String> violations(Element element) {
        var texts = Stream.concat(ModelXml.attributes(element).map(Attr::getValue), Stream.of(ModelXml.text(element)));
        var unknownDelegates = ModelXml.attributes(element)
                .filter(attribute -> "delegateExpression".equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(value -> !isDelegate(value, kindOf(element)))
                .map("uses '%s', which is not a delegate available to diagrams"::formatted);
        return Stream.concat(
                texts.filter(AllowedExpressionsRule::isExpression)
                        .flatMap(text -> ExpressionValidator.violations(text, beans)),
                unknownDelegates);
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What the engine calls for the element. */
    private static Class<?> kindOf(Element element) {
        return switch (String.valueOf(element.getLocalName())) {
            case "taskListener" -> TaskListener.class;
            case "executionListener" -> ExecutionListener.class;
            default -> JavaDelegate.class;
        };
    }

    private boolean isDelegate(String expression, Class<?> kind) {
        var name = SINGLE_BEAN.matcher(expression.strip());
        return name.matches() && beans.isDelegate(name.group(1), kind);
    }
}
