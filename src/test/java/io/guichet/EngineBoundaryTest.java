package io.guichet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only the named packages use the engine, so that a move to another one is a rename, and no package depends on those
 * that drive it. FEEL in {@code org.camunda.feel} is a separate library, which the engine's forks keep.
 */
class EngineBoundaryTest {

    private static final Set<String> ALLOWED_PACKAGES =
            Set.of("policy", "process", "engine", "desk", "insight", "studio", "access", "demo");

    @Test
    void onlyListedPackagesDependOnTheEngine() {
        noClasses()
                .that(not(resideInAnyPackage(ALLOWED_PACKAGES.stream()
                        .map(name -> "io.guichet." + name + "..")
                        .toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.camunda.bpm.."))
                .check(ImportedClasses.ALL);
    }

    @Test
    void theListedPackagesDependOnTheEngine() {
        var dependents = ImportedClasses.ALL.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.camunda.bpm")))
                .map(type -> type.getPackageName().replace("io.guichet.", "").replaceAll("\\..*", ""))
                .collect(Collectors.toSet());

        assertThat(dependents)
                .contains("policy", "process", "engine", "desk", "access")
                .isSubsetOf(ALLOWED_PACKAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "engine", "portal"})
    void noPackageDependsOnALeaf(String leaf) {
        var packagePattern = "io.guichet." + leaf + "..";

        assertThat(ImportedClasses.ALL.that(resideInAPackage(packagePattern))).isNotEmpty();
        classes()
                .that(resideInAPackage(packagePattern))
                .should()
                .onlyHaveDependentClassesThat(resideInAPackage(packagePattern))
                .check(ImportedClasses.ALL);
    }

    @Test
    void onlyTheDemoPackageDependsOnDesk() {
        classes()
                .that(resideInAPackage("io.guichet.desk.."))
                .should()
                .onlyHaveDependentClassesThat(resideInAnyPackage("io.guichet.desk..", "io.guichet.demo.."))
                .check(ImportedClasses.ALL);
    }

    @Test
    void noPackageDependsOnDemo() {
        classes()
                .that(resideInAPackage("io.guichet.demo.."))
                .should()
                .onlyHaveDependentClassesThat(resideInAPackage("io.guichet.demo.."))
                .check(ImportedClasses.ALL);
    }
}
