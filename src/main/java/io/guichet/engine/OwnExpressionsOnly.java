package io.guichet.engine;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Expressions name beans of the desk, tokens, tasks and variables. The engine evaluates them nearly everywhere. */
class OwnExpressionsOnly implements Rule {

    private static final Pattern ONE_NAME = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private final DiagramBeans beans;

    OwnExpressionsOnly(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public Stream<String> objections(Element element) {
        var texts = Stream.concat(Markup.attributes(element).map(Attr::getValue), Stream.of(Markup.text(element)));
        var steps = Markup.attributes(element)
                .filter(attribute -> "delegateExpression".equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(value -> !isStep(value))
                .map("names '%s', which is no step of the desk"::formatted);
        return Stream.concat(
                texts.filter(OwnExpressionsOnly::isExpression)
                        .flatMap(text -> ExpressionReader.objections(text, beans)),
                steps);
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private boolean isStep(String expression) {
        var name = ONE_NAME.matcher(expression.strip());
        return name.matches() && beans.isStep(name.group(1));
    }
}
