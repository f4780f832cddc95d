package io.guichet.policy;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guichet.text.FeelCost;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;

/**
 * A FEEL expression or the tests of a cell as they are written. FEEL answers null for a name that it does not know, so that a
 * spelling mistake is found only here.
 */
public final class FeelExpression {

    private static final int CACHE_SIZE = 10_000;
    private static final Cache<String, FeelExpression> EXPRESSIONS =
            Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();
    private static final Cache<String, FeelExpression> TESTS =
            Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

    /** The value that a cell tests. */
    private static final Set<String> INPUTS = Set.of("?", "cellInput");

    private final String text;
    private final boolean valid;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> literals = new TreeSet<>();
    private final Set<String> endless = new TreeSet<>();

    private FeelExpression(String text, boolean valid, Object tree) {
        this.text = text;
        this.valid = valid;
        if (valid) {
            var bound = new TreeSet<>(INPUTS);
            visit(tree, bound);
            names.removeAll(bound);
            endless.addAll(FeelCost.endless((Exp) tree));
        }
    }

    public static FeelExpression of(String text) {
        return EXPRESSIONS.get(text, FeelExpression::parse);
    }

    /** The tests of an input cell. */
    public static FeelExpression ofTests(String text) {
        return TESTS.get(text, FeelExpression::parseTests);
    }

    private static FeelExpression parse(String text) {
        var parsed = FeelParser.parseExpression(text);
        return new FeelExpression(
                text, parsed.isSuccess(), parsed.isSuccess() ? parsed.get().value() : null);
    }

    private static FeelExpression parseTests(String text) {
        var parsed = FeelParser.parseUnaryTests(text);
        return new FeelExpression(
                text, parsed.isSuccess(), parsed.isSuccess() ? parsed.get().value() : null);
    }

    public boolean isValid() {
        return valid;
    }

    /** The variables that it reads. */
    public Set<String> names() {
        return names;
    }

    /** The functions that it calls and FEEL does not have. */
    public Set<String> unknownFunctions() {
        var unknown = new TreeSet<>(functions);
        unknown.removeIf(FeelExpression::isBuiltIn);
        return unknown;
    }

    /** The functions and signs in it by which evaluating it could take without end. */
    public Set<String> endless() {
        return endless;
    }

    /** Its texts in quotation marks. */
    public Set<String> literals() {
        return literals;
    }

    /** Its value without variables; null if it has none. */
    public Object value() {
        try {
            return Feel.ENGINE.evaluateSimpleExpression(
                    text, Variables.fromMap(Map.of()).asVariableContext());
        } catch (FeelException invalid) {
            return null;
        }
    }

    private void visit(Object node, Set<String> bound) {
        if (node instanceof Ref reference) {
            names.add(reference.names().head());
            return;
        }
        if (node instanceof ConstString string) {
            literals.add(string.value());
        }
        if (node instanceof FunctionInvocation invocation) {
            functions.add(invocation.function());
        }
        if (node instanceof FunctionDefinition definition) {
            addTexts(definition.parameters().iterator(), bound);
        }
        if (node instanceof Product product) {
            if (product.productPrefix().equals("Tuple2") && product.productElement(0) instanceof String name) {
                bound.add(name);
            }
            visitAll(product.productIterator(), bound);
        } else if (node instanceof Iterable<?> elements) {
            visitAll(elements.iterator(), bound);
        }
    }

    private void visitAll(Iterator<?> children, Set<String> bound) {
        while (children.hasNext()) {
            visit(children.next(), bound);
        }
    }

    private static void addTexts(Iterator<String> texts, Set<String> names) {
        while (texts.hasNext()) {
            names.add(texts.next());
        }
    }

    private static boolean isBuiltIn(String function) {
        return BuiltIn.FUNCTIONS.functions().contains(function);
    }

    /** Read when a table calls a function. */
    private static final class BuiltIn {

        private static final BuiltinFunctions FUNCTIONS = new BuiltinFunctions(
                org.camunda.feel.FeelEngine.defaultClock(), org.camunda.feel.FeelEngine.defaultValueMapper());
    }
}
