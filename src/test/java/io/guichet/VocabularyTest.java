package io.guichet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Vocabulary.Occurrence;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and texts keep to words.md: one word for one thing. */
class VocabularyTest {

    private static final Vocabulary VOCABULARY = Vocabulary.read(Path.of("src/test/resources/words.md"));
    private static final String[] WITH_NAMES = {
        ".java", ".sql", ".properties", ".bpmn", ".dmn", ".form", ".html", ".yml", ".yaml", ".css"
    };
    private static final String[] WITH_PROSE = {
        ".java", ".sql", ".properties", ".bpmn", ".dmn", ".form", ".html", ".yaml", ".md", ".txt", ".js", ".css"
    };

    @Test
    void namesUseTheVocabulary() {
        var files = VocabularySources.files(WITH_NAMES);

        assertThat(files).hasSizeGreaterThan(500);
        assertThat(VocabularySources.namesIn(files).flatMap(VOCABULARY::findingsInName))
                .isEmpty();
    }

    @Test
    void fileNamesUseTheVocabulary() {
        assertThat(VocabularySources.files("").stream()
                        .map(file -> new Occurrence("file name", file.toString(), 1, baseName(file)))
                        .flatMap(VOCABULARY::findingsInName))
                .isEmpty();
    }

    @Test
    void commentsDocumentsAndTextsUseTheVocabulary() {
        assertThat(VocabularySources.files(WITH_PROSE).stream()
                        .flatMap(file ->
                                VocabularySources.proseIn(file.toString(), VocabularySources.read(file)).stream())
                        .flatMap(VOCABULARY::findingsInProse))
                .isEmpty();
    }

    @Test
    void noTwoTypesShareASimpleName() {
        var types = VocabularySources.namesIn(VocabularySources.files(".java"))
                .filter(VocabularyTest::isCountedType)
                .collect(groupingBy(Occurrence::text, TreeMap::new, mapping(Occurrence::file, toList())));

        assertThat(types).hasSizeGreaterThan(400);
        types.values().removeIf(files -> files.size() == 1);
        assertThat(types.entrySet()).isEmpty();
    }

    /** All types of the product, the top-level types of the tests. */
    private static boolean isCountedType(Occurrence name) {
        return name.kind().equals("type")
                && !name.text().isEmpty()
                && (name.file().startsWith("src/main") || name.file().endsWith("/" + name.text() + ".java"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/java/A.java      | class RiddleBox {}                        | type",
                "src/main/java/A.java      | class A { int kinShip; }                  | variable",
                "src/main/java/A.java      | class A { void f() { int billet = 1; } }  | variable",
                "src/main/java/A.java      | class A { void tooOften() {} }            | method",
                "src/main/java/A.java      | class A { String key = \"demotedUntil\"; } | constant",
                "src/main/java/A.java      | class TicketSheet {}                      | type",
                "db/V1__a.sql              | create table a (riddle_text text);        | SQL name",
                "messages.properties       | portal.riddle=Captcha                     | message key",
                "processes/a.bpmn          | <bpmn:userTask id=\"Task_SendLetter\"/>   | model name",
                "processes/a.dmn           | <output name=\"courrier\"/>               | model name",
                "forms/a.form              | {\"key\": \"riddle\"}                     | form key",
                "templates/a.html          | <p th:text=\"${page.riddle}\"></p>        | template name",
                "application.yml           | turnstile: 5                              | settings key",
                "desk.css                  | .riddle { margin: 0 }                     | style class"
            })
    void findsAGivenUpWordInAName(String file, String text, String kind) {
        assertThat(VocabularySources.namesIn(file, text).stream().flatMap(VOCABULARY::findingsInName))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding).startsWith(file + ":1: " + kind).contains("write "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/java/A.java | /** Sends a letter. */ class A {}",
                "src/main/java/A.java | class A {} // whoever it is",
                "src/main/java/A.java | class A { String a = \"Send the letter first.\"; }",
                "db/V1__a.sql         | -- the riddles",
                "messages.properties  | a=Un courrier est parti.",
                "messages.properties  | a=Votre billet.",
                "processes/a.bpmn     | <bpmn:documentation>Sends a letter.</bpmn:documentation>",
                "docs/a.md            | The facts of a ticket.",
                "templates/a.html     | <p>A letter</p>",
                "emails/a.en.txt      | Another edition."
            })
    void findsAGivenUpWordInProse(String file, String text) {
        assertThat(VocabularySources.proseIn(file, text).stream().flatMap(VOCABULARY::findingsInProse))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding).startsWith(file + ":1: ").contains("write "));
    }

    @Test
    void acceptsTheWordsOfTheVocabulary() {
        var text = "/** Sends an email. */ class EmailMessage { String ticketNumber; }";

        assertThat(Stream.concat(
                        VocabularySources.namesIn("A.java", text).stream().flatMap(VOCABULARY::findingsInName),
                        VocabularySources.proseIn("A.java", text).stream().flatMap(VOCABULARY::findingsInProse)))
                .isEmpty();
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replaceAll("\\..*", "");
    }
}
