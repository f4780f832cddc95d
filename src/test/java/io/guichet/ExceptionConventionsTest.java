package io.guichet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.guichet.problem.UnknownEntity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Domain modules throw named exceptions and know nothing of HTTP. */
class ExceptionConventionsTest {

    private static final String[] DOMAIN_PACKAGES = Stream.of(
                    "attachment",
                    "billing",
                    "brand",
                    "check",
                    "customer",
                    "email",
                    "intake",
                    "knowledge",
                    "policy",
                    "process",
                    "sla",
                    "survey",
                    "ticket",
                    "worktime")
            .map(name -> "io.guichet." + name + "..")
            .toArray(String[]::new);

    /** Web adapters of domain packages beside their controllers. */
    private static final Set<String> WEB_ADAPTERS =
            Set.of("AccentStylesheet", "Downloads", "MultipartUploads", "IntakeResponses", "QuestionRateLimit");

    private static final DescribedPredicate<JavaClass> WEB_TYPES =
            resideInAnyPackage("org.springframework.http..", "org.springframework.web..", "jakarta.servlet..");

    @Test
    void onlyControllersOfTheDomainDependOnTheWeb() {
        noClasses()
                .that(resideInAnyPackage(DOMAIN_PACKAGES))
                .and(isNoWebAdapter())
                .should()
                .dependOnClassesThat(WEB_TYPES)
                .check(ImportedClasses.ALL);
    }

    @Test
    void controllersAndWebAdaptersDependOnTheWeb() {
        var dependents = ImportedClasses.ALL.that(resideInAnyPackage(DOMAIN_PACKAGES)).stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> WEB_TYPES.test(dependency.getTargetClass())))
                .map(ExceptionConventionsTest::outermostName)
                .collect(Collectors.toSet());

        assertThat(dependents).containsAll(WEB_ADAPTERS).contains("IntakeApi", "WorktimeApi");
    }

    @Test
    void noExceptionIsNamedAfterAnHttpStatus() {
        var exceptions = ImportedClasses.ALL.that(assignableTo(Throwable.class));

        assertThat(exceptions)
                .extracting(JavaClass::getSimpleName)
                .contains("UnknownTicket", "EditConflict", "StateConflict", "RateLimitExceeded")
                .noneMatch(ExceptionConventionsTest::isHttpStatusName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotFound", "Conflict", "Forbidden", "Unprocessable", "TooLarge", "TooManyRequests"})
    void recognisesNamesOfHttpStatuses(String name) {
        assertThat(isHttpStatusName(name)).isTrue();
    }

    @Test
    void theEntitiesThatCanBeUnknownAreNamed() {
        assertThat(ImportedClasses.ALL.that(assignableTo(UnknownEntity.class)))
                .extracting(JavaClass::getSimpleName)
                .contains("UnknownTicket", "UnknownArticle", "UnknownQuestion", "UnknownBrand");
    }

    @Test
    void onlyTheProblemPackageWritesProblemDetails() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("io.guichet.problem..")))
                .should()
                .dependOnClassesThat(assignableTo("org.springframework.http.ProblemDetail"))
                .check(ImportedClasses.ALL);
    }

    private static boolean isHttpStatusName(String name) {
        return Arrays.stream(HttpStatus.values())
                .filter(HttpStatus::isError)
                .map(status -> status.name().replace("_", ""))
                .anyMatch(status -> status.startsWith(name.toUpperCase(Locale.ROOT))
                        || status.endsWith(name.toUpperCase(Locale.ROOT)));
    }

    private static DescribedPredicate<JavaClass> isNoWebAdapter() {
        return DescribedPredicate.describe("are no web adapters", type -> {
            var name = outermostName(type);
            return !name.endsWith("Api") && !name.endsWith("Page") && !WEB_ADAPTERS.contains(name);
        });
    }

    private static String outermostName(JavaClass type) {
        return type.getEnclosingClass()
                .map(ExceptionConventionsTest::outermostName)
                .orElseGet(type::getSimpleName);
    }
}
