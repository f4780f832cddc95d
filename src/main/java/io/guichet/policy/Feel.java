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

/** Evaluates single cells and inputs of a table with the engine's semantics. */
final class Feel {

    private static final String INPUT = "cellInput";

    /** Also evaluates whole tables. */
    static final FeelEngine ENGINE = new ScalaFeelEngine(List.of()) {
        @Override
        protected org.camunda.feel.FeelEngine buildFeelEngine(
                CustomFunctionTransformer functions, CompositeValueMapper values) {
            return new CachingFeelEngine(super.buildFeelEngine(functions, values));
        }
    };

    private Feel() {}

    /** Value of an input expression; null if it is invalid. */
    static Object evaluate(String expression, Map<String, Object> variables) {
        try {
            return ENGINE.evaluateSimpleExpression(expression, context(variables));
        } catch (FeelException invalid) {
            return null;
        }
    }

    /** Whether a cell matches the input; an invalid one never does. */
    static boolean matches(String cell, Object input, Map<String, Object> variables) {
        var context = Variables.fromMap(variables);
        context.put(INPUT, input);
        try {
            return ENGINE.evaluateSimpleUnaryTests(cell, INPUT, context.asVariableContext());
        } catch (FeelException invalid) {
            return false;
        }
    }

    /** Whether an input expression and a cell, either of which may be empty, are valid. */
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
