package io.guichet.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.LocalisedText;
import io.guichet.macro.MacroContent;
import io.guichet.macro.MacroScope;
import io.guichet.macro.Macros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The macros of the demo run, from {@code demo/macros/common.yaml}. */
@Component
class DemoMacros {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Macros macros;

    DemoMacros(Macros macros) {
        this.macros = macros;
    }

    private record DemoMacro(Map<String, String> name, Map<String, String> body, String outcome) {}

    void create(Brand brand, StaffMember author) {
        for (var macro : read()) {
            for (var language : brand.languages()) {
                var content = new MacroContent(
                        new LocalisedText(macro.name()).in(language),
                        language,
                        new LocalisedText(macro.body()).in(language),
                        MacroScope.BRAND,
                        null,
                        macro.outcome(),
                        Map.of());
                macros.create(brand.id(), content, null, author);
            }
        }
    }

    private static List<DemoMacro> read() {
        try (var file = new ClassPathResource("demo/macros/common.yaml").getInputStream()) {
            return YAML.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
