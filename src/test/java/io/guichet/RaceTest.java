package io.guichet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test whose threads race: it runs this many times, and more often in {@code mvn verify -Pnightly}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RaceTest.Repetitions.class)
public @interface RaceTest {

    int value();

    /** Multiplies the repetitions by the factor of the build's profile. */
    final class Repetitions implements TestTemplateInvocationContextProvider {

        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            var race = AnnotationSupport.findAnnotation(context.getTestMethod(), RaceTest.class)
                    .orElseThrow();
            return IntStream.range(0, race.value() * Integer.getInteger("guichet.test.race-factor", 1))
                    .mapToObj(repetition -> new TestTemplateInvocationContext() {});
        }
    }
}
