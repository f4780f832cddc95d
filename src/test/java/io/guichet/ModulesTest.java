package io.guichet;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Packages depend only on those they declare, and form no cycle. */
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(GuichetApplication.class);

    @Test
    void everyPackageKeepsItsDeclaredDependencies() {
        modules.verify();
    }

    @Test
    void everyPackageDeclaresItsDependencies() {
        assertThat(modules.stream())
                .extracting(module -> module.getBasePackage().getName())
                .hasSizeGreaterThan(15)
                .allSatisfy(name ->
                        assertThat(Class.forName(name + ".package-info")).hasAnnotation(ApplicationModule.class));
    }

    @Test
    void theSubpackagesOfInsightFormNoCycle() {
        slices().matching("io.guichet.insight.(*)..").should().beFreeOfCycles().check(ImportedClasses.ALL);
    }
}
