package io.guichet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine stays behind its fence, so that a move to another engine is a rename, and what drives it is a leaf. FEEL, in
 * {@code org.camunda.feel}, is a library of its own, which the engine's forks keep.
 */
class EngineFenceTest {

    private static final JavaClasses GUICHET = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.guichet");

    private static final Set<String> INSIDE =
            Set.of("policy", "process", "engine", "desk", "insight", "studio", "access", "demo");

    @Test
    void onlyThePackagesInsideTheFenceKnowTheEngine() {
        noClasses()
                .that(not(resideInAnyPackage(
                        INSIDE.stream().map(name -> "io.guichet." + name + "..").toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.camunda.bpm.."))
                .check(GUICHET);
    }

    @Test
    void theFenceEnclosesSomething() {
        var knowing = GUICHET.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.camunda.bpm")))
                .map(type -> type.getPackageName().replace("io.guichet.", ""))
                .collect(Collectors.toSet());

        assertThat(knowing)
                .contains("policy", "process", "engine", "desk", "access")
                .isSubsetOf(INSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "engine", "portal"})
    void nobodyDependsOnALeaf(String leaf) {
        var home = "io.guichet." + leaf + "..";

        assertThat(GUICHET.that(resideInAPackage(home))).isNotEmpty();
        classes()
                .that(resideInAPackage(home))
                .should()
                .onlyHaveDependentClassesThat(resideInAPackage(home))
                .check(GUICHET);
    }

    @Test
    void onlyTheDemoRunDependsOnTheDesk() {
        classes()
                .that(resideInAPackage("io.guichet.desk.."))
                .should()
                .onlyHaveDependentClassesThat(resideInAnyPackage("io.guichet.desk..", "io.guichet.demo.."))
                .check(GUICHET);
    }

    @Test
    void nobodyDependsOnTheDemoRun() {
        classes()
                .that(resideInAPackage("io.guichet.demo.."))
                .should()
                .onlyHaveDependentClassesThat(resideInAPackage("io.guichet.demo.."))
                .check(GUICHET);
    }
}
