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

/** Reads an expression with the engine's own parser and notes what it names that is not for expressions. */
final class ExpressionReader extends Parser {

    private final DiagramBeans beans;
    private final List<String> objections;

    private ExpressionReader(Builder context, String text, DiagramBeans beans, List<String> objections) {
        super(context, text);
        this.beans = beans;
        this.objections = objections;
    }

    /** Why this expression cannot be deployed; nothing when it can. */
    static Stream<String> objections(String text, DiagramBeans beans) {
        var found = new ArrayList<String>();
        try {
            new Builder(Builder.Feature.METHOD_INVOCATIONS) {
                @Override
                protected Parser createParser(String expression) {
                    return new ExpressionReader(this, expression, beans, found);
                }
            }.build(text);
        } catch (TreeBuilderException e) {
            found.add("is not readable, %s expected at %d".formatted(e.getExpected(), e.getPosition()));
        }
        return found.stream().distinct().map(reason -> "the expression %s %s".formatted(text.strip(), reason));
    }

    @Override
    protected AstIdentifier createAstIdentifier(String name, int index) {
        if (beans.isForbidden(name)) {
            objections.add("names '%s', which is not for diagrams".formatted(name));
        }
        return super.createAstIdentifier(name, index);
    }

    @Override
    protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
        if (!Vocabulary.FUNCTIONS.contains(name)) {
            objections.add("calls '%s', which does not exist".formatted(name));
        }
        return super.createAstFunction(name, index, parameters);
    }

    @Override
    protected AstDot createAstDot(AstNode base, String member, boolean lvalue) {
        if (!isOpen(base, member)) {
            objections.add("asks for '%s', which is not open to expressions".formatted(member));
        }
        return super.createAstDot(base, member, lvalue);
    }

    @Override
    protected AstBracket createAstBracket(AstNode base, AstNode member, boolean lvalue, boolean strict) {
        if (base instanceof AstIdentifier word && (beans.has(word.getName()) || Vocabulary.isGiven(word.getName()))) {
            objections.add("looks into '%s' with brackets".formatted(word.getName()));
        }
        return super.createAstBracket(base, member, lvalue, strict);
    }

    private boolean isOpen(AstNode base, String member) {
        if (base instanceof AstIdentifier word) {
            return beans.has(word.getName())
                    ? beans.answers(word.getName(), member) || beans.answers(word.getName(), Vocabulary.reader(member))
                    : Vocabulary.allowsBehind(word.getName(), member);
        }
        return Vocabulary.allowsBehindAnything(member);
    }
}
