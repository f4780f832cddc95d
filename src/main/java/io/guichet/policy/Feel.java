package io.guichet.policy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/** Single cells and inputs of a table, read as the engine reads them. */
final class Feel {

    private static final String INPUT = "cellInput";

    /** Evaluates whole tables as well. */
    static final FeelEngine ENGINE = new ScalaFeelEngine(List.of()) {
        @Override
        protected org.camunda.feel.FeelEngine buildFeelEngine(
                CustomFunctionTransformer functions, CompositeValueMapper values) {
            return new CachingFeelEngine(super.buildFeelEngine(functions, values));
        }
    };

    private Feel() {}

    /** What the input of a column comes to; null where it cannot be read. */
    static Object evaluate(String expression, Map<String, Object> variables) {
        try {
            return ENGINE.evaluateSimpleExpression(expression, context(variables));
        } catch (FeelException invalid) {
            return null;
        }
    }

    /** Whether a cell takes that input; one that cannot be read takes none. */
    static boolean matches(String cell, Object input, Map<String, Object> variables) {
        var context = Variables.fromMap(variables);
        context.put(INPUT, input);
        try {
            return ENGINE.evaluateSimpleUnaryTests(cell, INPUT, context.asVariableContext());
        } catch (FeelException invalid) {
            return false;
        }
    }

    /** Whether an input and a cell, either of which may be empty, can be read at all. */
    static boolean isValid(String expression, String cell, Map<String, Object> variables) {
        try {
            if (!expression.isEmpty()) {
                ENGINE.evaluateSimpleExpression(expression, context(variables));
            }
            if (!cell.isEmpty()) {
                var context = Variables.fromMap(variables).putValue(INPUT, null);
                ENGINE.evaluateSimpleUnaryTests(cell, INPUT, context.asVariableContext());
            }
            return true;
        } catch (FeelException invalid) {
            return false;
        }
    }

    private static VariableContext context(Map<String, Object> variables) {
        return Variables.fromMap(variables).asVariableContext();
    }
}
