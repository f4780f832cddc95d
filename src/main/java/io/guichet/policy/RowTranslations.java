package io.guichet.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.model.ComputedEarly;
import io.guichet.model.ModelFiles;
import io.guichet.policy.TableDefinition.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * French texts of the shipped tables, by decision and row in {@code rows.fr.yaml} beside the table, or beside the
 * default tables for shared rows. A row whose text differs from the shipped one has no translation.
 */
@Component
class RowTranslations implements SmartInitializingSingleton {

    private static final JsonMapper YAML =
            JsonMapper.builder(new YAMLFactory()).findAndAddModules().build();
    private static final String FILE_NAME = "rows.fr.yaml";
    private static final String FOLDERS = "processes/policies/*/";
    private static final String DMN_SUFFIX = ".dmn";

    private final ComputedEarly<Map<RowKey, TranslatedRow>> french;

    /** @param folder folder of the brand or of the default tables */
    private record RowKey(String folder, String decision, String row) {}

    private record TranslatedRow(TableRow original, RowTranslation translation) {}

    /** Begins to read the files, because parsing the tables takes a while. */
    RowTranslations(ModelFiles files) {
        french = ComputedEarly.begin("row-translations", () -> read(files));
    }

    /** Waits for the files; throws {@link UncheckedIOException} that names an unreadable one. */
    @Override
    public void afterSingletonsInstantiated() {
        french.get();
    }

    private static Map<RowKey, TranslatedRow> read(ModelFiles files) {
        var french = new HashMap<RowKey, TranslatedRow>();
        var translations = files.matching(FOLDERS + FILE_NAME).stream()
                .collect(Collectors.groupingBy(
                        ModelFiles::folderOf,
                        Collectors.collectingAndThen(Collectors.toList(), RowTranslations::translations)));
        var shared = translations.getOrDefault(ModelFiles.DEFAULT_POLICIES, Map.of());
        for (var table : files.matching(FOLDERS + "*" + DMN_SUFFIX)) {
            var folder = ModelFiles.folderOf(table);
            var own = translations.getOrDefault(folder, Map.of());
            rows(table)
                    .forEach((decision, rows) -> rows.forEach(row -> {
                        var key = new RowKey(folder, decision, row.id());
                        var translation = translation(own, key, translation(shared, key, null));
                        if (translation != null) {
                            french.putIfAbsent(key, new TranslatedRow(row, translation));
                        }
                    }));
        }
        return french;
    }

    /**
     * Texts of a table row in another language.
     *
     * @param text description
     * @param assumed assumed part; null if nothing or everything is assumed
     * @param source publication; null if it was not published
     */
    record RowTranslation(String text, String assumed, String source) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        RowTranslation {}

        /** The short form of a row without a source. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static RowTranslation of(String text) {
            return new RowTranslation(text, null, null);
        }
    }

    /** @param brand brand of the table, or to which the default table applies; null for a default table */
    RowTranslation french(String brand, String decision, TableRow row) {
        var rows = french.get();
        var shared = rows.get(new RowKey(ModelFiles.DEFAULT_POLICIES, decision, row.id()));
        var known = rows.getOrDefault(new RowKey(brand, decision, row.id()), shared);
        if (known == null) {
            return new RowTranslation(row.text(), row.assumed(), row.source());
        }
        var original = known.original();
        var translation = known.translation();
        return new RowTranslation(
                french(row.text(), original.text(), translation.text()),
                french(row.assumed(), original.assumed(), translation.assumed()),
                french(row.source(), original.source(), translation.source()));
    }

    private static String french(String text, String original, String translation) {
        return Objects.equals(text, original) && translation != null ? translation : text;
    }

    private static RowTranslation translation(
            Map<String, Map<String, RowTranslation>> translations, RowKey key, RowTranslation other) {
        return translations.getOrDefault(key.decision(), Map.of()).getOrDefault(key.row(), other);
    }

    private static Map<String, List<TableRow>> rows(Resource table) {
        var decision = table.getFilename().substring(0, table.getFilename().length() - DMN_SUFFIX.length());
        try (var dmn = table.getInputStream()) {
            var model = Dmn.readModelFromStream(dmn);
            return model.getModelElementsByType(DecisionTable.class).isEmpty()
                    ? Map.of()
                    : Map.of(decision, TableReader.read(decision, model).rows());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table, e);
        } catch (ModelException rejectedAtDeployment) {
            return Map.of();
        }
    }

    /** The first file with a row takes precedence. */
    private static Map<String, Map<String, RowTranslation>> translations(List<Resource> files) {
        var merged = new HashMap<String, Map<String, RowTranslation>>();
        files.forEach(file -> translations(file)
                .forEach((decision, rows) ->
                        rows.forEach((row, translation) -> merged.computeIfAbsent(decision, unknown -> new HashMap<>())
                                .putIfAbsent(row, translation))));
        return merged;
    }

    static Map<String, Map<String, RowTranslation>> translations(Resource file) {
        try (var in = file.getInputStream()) {
            return YAML.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
