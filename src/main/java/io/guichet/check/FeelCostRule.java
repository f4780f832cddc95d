package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.FeelExpression;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Expressions of tables are evaluated in a time that a request bounds: they repeat nothing and have no regular expressions. */
class FeelCostRule implements ElementRule {

    private static final Set<String> CELLS = Set.of("inputExpression", "inputEntry", "outputEntry");

    @Override
    public FindingKind kind() {
        return FindingKind.EXPRESSION_TOO_COSTLY;
    }

    @Override
    public Stream<String> violations(Element element) {
        return CELLS.contains(String.valueOf(element.getLocalName()))
                ? ModelXml.children(element, "text")
                        .map(text -> ModelXml.text(text).strip())
                        .flatMap(text -> costly(element, text))
                : Stream.empty();
    }

    private static Stream<String> costly(Element element, String text) {
        var expression =
                element.getLocalName().equals("inputEntry") ? FeelExpression.ofTests(text) : FeelExpression.of(text);
        return expression.endless().stream().limit(1);
    }
}
