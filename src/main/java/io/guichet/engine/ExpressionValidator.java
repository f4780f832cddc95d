package io.guichet.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Parses an expression with the engine's parser and collects the forbidden names. */
final class ExpressionValidator extends Parser {

    private final DiagramBeans beans;
    private final List<String> violations;

    private ExpressionValidator(Builder context, String text, DiagramBeans beans, List<String> violations) {
        super(context, text);
        this.beans = beans;
        this.violations = violations;
    }

    /** Violations of this expression; empty if it may be deployed. */
    static Stream<String> violations(String text, DiagramBeans beans) {
        var violations = new ArrayList<String>();
        try {
            new Builder(Builder.Feature.METHOD_INVOCATIONS) {
                @Override
                protected Parser createParser(String expression) {
                    return new ExpressionValidator(this, expression, beans, violations);
                }
            }.build(text);
        } catch (TreeBuilderException e) {
            violations.add("cannot be parsed: %s expected at position %d".formatted(e.getExpected(), e.getPosition()));
        }
        return violations.stream().distinct().map(reason -> "the expression %s %s".formatted(text.strip(), reason));
    }

    @Override
    protected AstIdentifier createAstIdentifier(String name, int index) {
        if (beans.isForbidden(name)) {
            violations.add("uses the bean '%s', which is not available to diagrams".formatted(name));
        }
        return super.createAstIdentifier(name, index);
    }

    @Override
    protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
        if (!ExpressionAllowList.FUNCTIONS.contains(name)) {
            violations.add("calls the unknown function '%s'".formatted(name));
        }
        return super.createAstFunction(name, index, parameters);
    }

    @Override
    protected AstDot createAstDot(AstNode base, String member, boolean lvalue) {
        if (!isAllowed(base, member)) {
            violations.add("accesses '%s', which is not allowed in expressions".formatted(member));
        }
        return super.createAstDot(base, member, lvalue);
    }

    @Override
    protected AstBracket createAstBracket(AstNode base, AstNode member, boolean lvalue, boolean strict) {
        if (base instanceof AstIdentifier identifier
                && (beans.has(identifier.getName()) || ExpressionAllowList.isEngineVariable(identifier.getName()))) {
            violations.add("accesses '%s' with brackets, which is not allowed".formatted(identifier.getName()));
        }
        return super.createAstBracket(base, member, lvalue, strict);
    }

    private boolean isAllowed(AstNode base, String member) {
        if (base instanceof AstIdentifier identifier) {
            return beans.has(identifier.getName())
                    ? beans.exposes(identifier.getName(), member)
                            || beans.exposes(identifier.getName(), ExpressionAllowList.getterName(member))
                    : ExpressionAllowList.allowsMember(identifier.getName(), member);
        }
        return ExpressionAllowList.allowsOnAnyType(member);
    }
}
