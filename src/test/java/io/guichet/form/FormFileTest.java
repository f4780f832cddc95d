package io.guichet.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.form.FormFile.InvalidFormFile;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormFileTest {

    private static final Set<String> FREE_TEXT = Set.of("textfield", "textarea");

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @Test
    void loadsTheFormsOfAllTasks() {
        assertThat(new Forms(new ModelFiles(".", List.of())).ids())
                .contains(
                        "triage",
                        "answer",
                        "specialist-work",
                        "developer-work",
                        "identity-check",
                        "lead-decision",
                        "contact-helpcenter",
                        "contact-zoom",
                        "contact-vimeo",
                        "contact-miro",
                        "contact-webshop");
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsEveryShippedForm(Path file) throws IOException {
        var form = FormFile.read(file.getFileName().toString(), Files.readAllBytes(file));

        assertThat(form.keys()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void translatesEveryText(Path file) throws IOException {
        for (var component : components(file)) {
            var key = component.path("key").asText();
            var properties = component.path("properties");
            assertThat(component.path(component.has("text") ? "text" : "label").asText())
                    .as(key)
                    .isNotBlank();
            assertThat(properties.path("labelFr").asText()).as(key).isNotBlank();
            assertThat(properties.path("descriptionFr").asText().isBlank())
                    .as(key)
                    .isEqualTo(component.path("description").asText().isBlank());
            for (var option : component.path("values")) {
                assertThat(option.path("label").asText()).as(key).isNotBlank();
                assertThat(option.path("labelFr").asText()).as(key).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void limitsTheLengthOfEveryFreeText(Path file) throws IOException {
        for (var component : components(file)) {
            if (FREE_TEXT.contains(component.path("type").asText())) {
                assertThat(component.path("validate").path("maxLength").asInt())
                        .as(component.path("key").asText())
                        .isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'filepicker','key':'a'} | filepicker",
                "{'type':'html','content':'<script>'} | html",
                "{'type':'textfield','key':''} | needs a key",
                "{'type':'textfield','key':'a b'} | needs a key",
                "{'type':'textfield','key':'a'},{'type':'number','key':'a'} | twice",
                "{'type':'select','key':'a','valuesKey':'from'} | valuesKey",
                "{'type':'select','key':'a','values':[]} | options",
                "{'type':'radio','key':'a','values':[{'value':'x'},{'value':'x'}]} | options",
                "{'type':'datetime','subtype':'time','key':'a'} | only dates",
                "{'type':'textfield','key':'a','conditional':{'hide':'=b = 1'}} | not a field of this form",
                "{'type':'textfield','key':'a','conditional':{'hide':'=a = = 1'}} | FEEL",
                "{'type':'textfield','key':'a','properties':{'requiredWhen':'=c'}} | not a field of this form",
                "{'type':'textfield','key':'a','validate':{'pattern':'('}} | a:",
                "{'type':'textfield','key':'a','properties':{'visibility':'intern'}} | visibility",
                "{'type':'textfield','key':'a','validate':{'validationType':'e-mail'}} | validationType",
                "{'type':'group','components':[{'type':'button'}]} | button"
            })
    void rejectsUnsupportedFormFiles(String components, String reason) {
        assertThatThrownBy(() -> FormValidationTest.form(components.replace('\'', '"')))
                .isInstanceOf(InvalidFormFile.class)
                .hasMessageStartingWith("sample.form: ")
                .hasMessageContaining(reason);
    }

    @Test
    void requiresFileNameAndIdToMatch() {
        var content = "{\"id\":\"other\",\"components\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> FormFile.read("sample.form", content)).hasMessageContaining("same name");
        assertThatThrownBy(() -> FormFile.read("sample.form", new byte[] {'{'})).hasMessageContaining("not JSON");
    }

    private static List<JsonNode> components(Path file) throws IOException {
        var components = new ObjectMapper().readTree(file.toFile()).path("components");
        assertThat(components).isNotEmpty();
        return StreamSupport.stream(components.spliterator(), false).toList();
    }
}
