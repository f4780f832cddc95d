package io.guichet.policy;

import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * A FEEL engine with a bounded cache of parse results, errors included. It is bounded because drafts are evaluated too.
 */
final class CachingFeelEngine extends FeelEngine {

    /** Maximum number of characters of cached expressions, and of unary tests; all shipped tables have 9,000. */
    static final int MAXIMUM_CHARACTERS = 500_000;

    /** Minimum weight of an entry in characters, because an entry needs memory besides its text. */
    static final int MINIMUM_WEIGHT = 100;

    private final Cache<String, Either<Failure, ParsedExpression>> expressions = cache();
    private final Cache<String, Either<Failure, ParsedExpression>> unaryTests = cache();

    /** Takes over functions, value mappers, configuration and clock of the other engine. */
    CachingFeelEngine(FeelEngine engine) {
        super(engine.functionProvider(), engine.valueMapper(), engine.configuration(), engine.clock());
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String expression) {
        return expressions.get(expression, super::parseExpression);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String tests) {
        return unaryTests.get(tests, super::parseUnaryTests);
    }

    /** Number of cached parse results. */
    long size() {
        expressions.cleanUp();
        unaryTests.cleanUp();
        return expressions.estimatedSize() + unaryTests.estimatedSize();
    }

    private static Cache<String, Either<Failure, ParsedExpression>> cache() {
        return Caffeine.newBuilder()
                .maximumWeight(MAXIMUM_CHARACTERS)
                .weigher((String text, Either<Failure, ParsedExpression> parsed) ->
                        Math.max(MINIMUM_WEIGHT, text.length()))
                .build();
    }
}
