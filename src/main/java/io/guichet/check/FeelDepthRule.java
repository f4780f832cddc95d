package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Limits length and nesting of the expressions of tables: their parser is recursive and would exhaust the stack. */
class FeelDepthRule implements ElementRule {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 50;
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
        return expression.length() > MAX_LENGTH || depth(expression) > MAX_DEPTH
                ? Stream.of(expression.substring(0, Math.min(SHOWN, expression.length())))
                : Stream.empty();
    }

    /** Brackets, signs, and keywords that open an expression within an expression. */
    private static int depth(String expression) {
        int depth = 0;
        int deepest = 0;
        int signs = 0;
        for (int at = 0; at < expression.length(); at++) {
            var character = expression.charAt(at);
            depth += "([{".indexOf(character) >= 0 ? 1 : ")]}".indexOf(character) >= 0 ? -1 : 0;
            signs = character == '-' ? signs + 1 : Character.isWhitespace(character) ? signs : 0;
            deepest = Math.max(deepest, depth + signs);
        }
        return Math.max(deepest, occurrences(expression, "if ") + occurrences(expression, "return "));
    }

    private static int occurrences(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            count++;
        }
        return count;
    }
}
