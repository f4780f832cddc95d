package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.text.FeelCost;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Limits length and nesting of the expressions of tables: their parser is recursive and would exhaust the stack. */
class FeelDepthRule implements ElementRule {

    private static final int SHOWN = 40;

    private static final Set<String> EXPRESSIONS = Set.of("text", "inputExpression", "inputEntry", "outputEntry");

    @Override
    public FindingKind kind() {
        return FindingKind.EXPRESSION_TOO_DEEP;
    }

    @Override
    public Stream<String> violations(Element element) {
        if (!EXPRESSIONS.contains(element.getLocalName())) {
            return Stream.empty();
        }
        var expression = ModelXml.text(element);
        return FeelCost.isTooDeep(expression)
                ? Stream.of(expression.substring(0, Math.min(SHOWN, expression.length())))
                : Stream.empty();
    }
}
