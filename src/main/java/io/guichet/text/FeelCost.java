package io.guichet.text;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;

/** How long a FEEL expression may take to be parsed and evaluated, by what is written in it. */
public final class FeelCost {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 50;

    /** What may be repeated without end, or take a time that grows with numbers in the expression. */
    private static final Map<String, String> COSTLY_SYNTAX = Map.of(
            "For", "for",
            "IterationContext", "..",
            "FunctionDefinition", "function",
            "JavaFunctionInvocation", "external",
            "Exponentiation", "**");

    /** Functions whose regular expression may go back again and again. */
    private static final Set<String> COSTLY_FUNCTIONS = Set.of("matches", "replace", "split");

    private FeelCost() {}

    /** Whether the text is too long or nested too deep for the parser, which is recursive and would exhaust the stack. */
    public static boolean isTooDeep(String expression) {
        return expression.length() > MAX_LENGTH || depth(expression) > MAX_DEPTH;
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

    /** The functions and signs of a parsed expression by which evaluating it could take without end. */
    public static Set<String> endless(Exp expression) {
        var found = new TreeSet<String>();
        visit(expression, found);
        return found;
    }

    private static void visit(Object node, Set<String> found) {
        if (node instanceof FunctionInvocation invocation && COSTLY_FUNCTIONS.contains(invocation.function())) {
            found.add(invocation.function());
        }
        if (node instanceof Product product) {
            Optional.ofNullable(COSTLY_SYNTAX.get(product.productPrefix())).ifPresent(found::add);
            visitAll(product.productIterator(), found);
        } else if (node instanceof Iterable<?> elements) {
            visitAll(elements.iterator(), found);
        }
    }

    private static void visitAll(Iterator<?> children, Set<String> found) {
        while (children.hasNext()) {
            visit(children.next(), found);
        }
    }
}
