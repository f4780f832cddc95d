package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The French texts of the engine's pages have the keys of its English ones. */
class EngineLocalesTest {

    /** The vendor's notice, which the pages hide, and a text that is empty in English too. */
    private static final List<String> EMPTY = List.of("BANNER_CE_EOL_TEXT", "NO_TASK_FORM");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void frenchHasTheKeysOfEnglish(String app) throws IOException {
        var english = labels(app, "en");
        var french = labels(app, "fr");

        assertThat(new TreeSet<>(french.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(french).allSatisfy((key, text) -> {
            assertThat(text.isBlank()).as(key).isEqualTo(EMPTY.contains(key));
            assertThat(placeholders(text)).as(key).isSubsetOf(placeholders(english.get(key)));
        });
    }

    private static Map<String, String> labels(String app, String language) throws IOException {
        var file = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(app, language);
        try (var content = EngineLocalesTest.class.getResourceAsStream(file)) {
            var json = new ObjectMapper();
            return json.convertValue(
                    json.readTree(new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                                    .replace("\ufeff", ""))
                            .get("labels"),
                    new TypeReference<>() {});
        }
    }

    private static List<String> placeholders(String text) {
        return List.of(text.split("(?=\\{\\{)|(?<=}})")).stream()
                .filter(part -> part.startsWith("{{"))
                .map(part -> part.replace(" ", ""))
                .toList();
    }
}
