package io.guichet.twin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The slow twin shares no code with the desk. */
class TwinIndependenceTest {

    @Test
    void theTwinUsesNoCodeOfTheDesk() {
        var twin = new ClassFileImporter().importPackages("io.guichet.twin");

        assertThat(twin.stream().map(JavaClass::getSimpleName)).contains("SlowMetrics", "SlowClock", "OpenHours");
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.guichet..").and(not(resideInAPackage("io.guichet.twin"))))
                .check(twin);
    }
}
