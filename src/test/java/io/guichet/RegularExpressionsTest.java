package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Regular expressions that can backtrack read the desk's own files only; text from outside meets RE2/J. */
class RegularExpressionsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/guichet");

    /** They read decision tables, diagrams, form files, word lists, the demo's schedule, shipped articles and the SQL of the engine. */
    private static final Set<String> READERS_OF_OWN_FILES = Set.of(
            "demo/DemoScenario.java",
            "demo/DemoSchedule.java",
            "engine/CandidateQuerySql.java",
            "form/Condition.java",
            "form/FormFieldView.java",
            "knowledge/ShippedArticles.java",
            "knowledge/search/LanguageAnalyzer.java",
            "policy/InputValues.java",
            "policy/PromiseAttributes.java",
            "policy/Table.java",
            "policy/TableDefinition.java",
            "process/DeadlineTimers.java",
            "process/ExtensionProperties.java",
            "process/StatusReader.java");

    /** {@code split} by one plain character uses no expression. */
    private static final Pattern BACKTRACKING = Pattern.compile("java\\.util\\.regex"
            + "|\\.(matches|replaceAll|replaceFirst)\\(\"(?!\\$0)"
            + "|\\.split\\(\"(?!([^\\\\.$|()\\[{^?*+]|\\\\{1,2}[.n])\")");

    @Test
    void onlyReadersOfOwnFilesCanBacktrack() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var backtracking = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(RegularExpressionsTest::canBacktrack)
                    .map(file -> SOURCES.relativize(file).toString())
                    .collect(Collectors.toSet());

            assertThat(backtracking).isEqualTo(READERS_OF_OWN_FILES);
        }
    }

    private static boolean canBacktrack(Path file) {
        try {
            var source = Files.readString(file);
            return source.lines()
                    .filter(line -> !(source.contains("com.google.re2j") && line.contains(".matcher(")))
                    .anyMatch(line -> BACKTRACKING.matcher(line).find());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
