package io.guichet.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.LocalisedText;
import io.guichet.check.Finding.FindingKind;
import io.guichet.form.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Forms, brands and texts of rows can be read and speak each language of the brand. */
final class TextFileRule {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> ROW_SETTINGS = Set.of("text", "assumed", "source");

    private TextFileRule() {}

    static Stream<ModelFinding> findings(ModelFile file) {
        return switch (file.type()) {
            case FORM -> form(file);
            case BRAND -> brand(file);
            case ROW_TEXTS -> rowTexts(file);
            default -> Stream.empty();
        };
    }

    private static Stream<ModelFinding> form(ModelFile file) {
        var problem = Form.problem(file.name(), file.content());
        return problem.map(reason -> Stream.of(ModelFinding.of(FindingKind.FORM_INVALID, file, reason)))
                .orElseGet(() -> Form.parse(file.name(), file.content()).untranslated().stream()
                        .map(key -> ModelFinding.of(FindingKind.FORM_UNTRANSLATED, file.path(), key)));
    }

    private static Stream<ModelFinding> brand(ModelFile file) {
        if (file.brand() == null) {
            return Stream.of(ModelFinding.of(FindingKind.BRAND_MISSING, file));
        }
        try {
            var brand = Brands.parse(file.policyFolder(), file.content());
            var wrong = BrandSettings.problem(brand);
            if (wrong.isPresent()) {
                return Stream.of(ModelFinding.of(FindingKind.BRAND_INVALID, file, wrong.get()));
            }
            return untranslated(brand).stream()
                    .map(text -> ModelFinding.of(FindingKind.BRAND_UNTRANSLATED, file.path(), text));
        } catch (IOException | RuntimeException unreadable) {
            return Stream.of(ModelFinding.of(FindingKind.BRAND_INVALID, file, firstLine(unreadable)));
        }
    }

    private static List<String> untranslated(Brand brand) {
        var missing = new ArrayList<String>();
        for (var language : brand.languages()) {
            require(missing, "name", brand.name(), language);
            brand.teams().forEach(team -> require(missing, "teams." + team.id(), team.name(), language));
            brand.channels()
                    .forEach(channel -> require(missing, "channels." + channel.channel(), channel.name(), language));
            brand.texts().forEach((key, text) -> {
                if (!key.equals(Brand.ARTICLE)) {
                    require(missing, "texts." + key, text, language);
                }
            });
        }
        return missing.stream().distinct().toList();
    }

    private static void require(List<String> missing, String place, LocalisedText text, String language) {
        if (text == null || text.byLanguage().getOrDefault(language, "").isBlank()) {
            missing.add(place);
        }
    }

    private static Stream<ModelFinding> rowTexts(ModelFile file) {
        try {
            return isOfRows(YAML.readTree(file.content()))
                    ? Stream.empty()
                    : Stream.of(ModelFinding.of(FindingKind.ROW_TEXTS_INVALID, file, ""));
        } catch (IOException unreadable) {
            return Stream.of(ModelFinding.of(FindingKind.ROW_TEXTS_INVALID, file, firstLine(unreadable)));
        }
    }

    /** For each table an object of rows, each with a text or with the settings of one. */
    private static boolean isOfRows(JsonNode tree) {
        return tree.isObject()
                && stream(tree).allMatch(rows -> rows.isObject() && stream(rows).allMatch(TextFileRule::isRow));
    }

    private static boolean isRow(JsonNode row) {
        return isText(row)
                || row.isObject()
                        && row.has("text")
                        && row.properties().stream()
                                .allMatch(setting ->
                                        ROW_SETTINGS.contains(setting.getKey()) && isText(setting.getValue()));
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static String firstLine(Exception unreadable) {
        return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
    }
}
