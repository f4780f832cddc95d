package io.guichet.engine;

import io.guichet.check.ModelChecks;
import io.guichet.check.ModelSet;
import io.guichet.model.ModelFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/** All rules for the files of analysts, without an application: beans are known, not made. */
public final class ModelRules {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    private ModelRules() {}

    public static ModelChecks checks() {
        var registry = new DefaultListableBeanFactory();
        new ClassPathBeanDefinitionScanner(registry).scan("io.guichet");
        var beans = new DiagramBeans(registry);
        return ModelChecks.with(List.of(new AllowedExpressionsRule(beans), new ExpressionTypesRule(beans)), CLOCK);
    }

    /** The files that are shipped. */
    public static ModelSet shipped() {
        return ModelSet.of(new ModelFiles(".", List.of()));
    }

    /** These with the brand of the tests. */
    public static ModelSet shippedAndTestBrand() {
        return ModelSet.of(new ModelFiles(".", List.of("file:src/test/resources/models/")));
    }
}
