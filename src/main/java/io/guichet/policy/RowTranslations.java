package io.guichet.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.model.ComputedEarly;
import io.guichet.model.CurrentFile;
import io.guichet.model.CurrentFiles;
import io.guichet.model.FileSnapshot;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.model.FileVersions.FileVersion;
import io.guichet.model.ModelFiles;
import io.guichet.model.SnapshotCache;
import io.guichet.policy.TableDefinition.TableRow;
import io.guichet.text.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * French texts of the tables, by decision and row in {@code rows.fr.yaml} beside the table, or beside the default tables for
 * shared rows. A row whose text differs from the one that was translated has no translation.
 */
@Component
class RowTranslations implements SmartInitializingSingleton {

    private static final JsonMapper YAML =
            JsonMapper.builder(new YAMLFactory()).findAndAddModules().build();
    private static final String FILE_NAME = "rows.fr.yaml";
    private static final String POLICIES = "processes/policies/";
    private static final String DMN_SUFFIX = ".dmn";

    private final SnapshotCache<Map<RowKey, TranslatedRow>> french;
    private final ObjectProvider<FileVersions> versions;
    private final ComputedEarly<Boolean> parsed;
    private final Map<ContentKey, Map<String, List<TableRow>>> rows = new ConcurrentHashMap<>();

    /** A file's content; each is parsed once. */
    private record ContentKey(String path, String sha256) {}

    /** @param folder folder of the brand or of the default tables */
    private record RowKey(String folder, String decision, String row) {}

    private record TranslatedRow(TableRow original, RowTranslation translation) {}

    /** Begins to read the files of the folders, because parsing the tables takes a while. */
    @Autowired
    RowTranslations(ModelFiles folders, CurrentFiles files, ObjectProvider<FileVersions> versions) {
        this.french = new SnapshotCache<>(files, this::read);
        this.versions = versions;
        this.parsed = ComputedEarly.begin("row-translations", () -> {
            read(CurrentFiles.of(folders).current());
            return true;
        });
    }

    /** The translations of the folders alone. */
    RowTranslations(ModelFiles folders) {
        this(folders, CurrentFiles.of(folders), null);
    }

    /** Waits for the files; throws what tells of an unreadable one. */
    @Override
    public void afterSingletonsInstantiated() {
        parsed.get();
    }

    private Map<RowKey, TranslatedRow> read(FileSnapshot files) {
        var french = new HashMap<RowKey, TranslatedRow>();
        for (var table : files.matching(POLICIES, DMN_SUFFIX)) {
            Stream.of(table.folder(), ModelFiles.DEFAULT_POLICIES)
                    .distinct()
                    .flatMap(folder -> files.find(POLICIES + folder + "/" + FILE_NAME).stream())
                    .forEach(file -> files.parse(file, RowTranslations::translations)
                            .ifPresent(translations -> add(french, table, translations, file)));
        }
        return french;
    }

    /** A row that the brand's own file translates is not translated by the shared one. */
    private void add(
            Map<RowKey, TranslatedRow> french,
            CurrentFile table,
            Map<String, Map<String, RowTranslation>> translations,
            CurrentFile file) {
        rows(original(table, file))
                .forEach((decision, rows) -> rows.forEach(row -> {
                    var translation =
                            translations.getOrDefault(decision, Map.of()).get(row.id());
                    if (translation != null) {
                        french.putIfAbsent(
                                new RowKey(table.folder(), decision, row.id()), new TranslatedRow(row, translation));
                    }
                }));
    }

    /** The table that was translated: the version that applied when the translations were deployed. */
    private CurrentFile original(CurrentFile table, CurrentFile translations) {
        if (table.version() == 0 || table.deployment() <= translations.deployment()) {
            return table;
        }
        var all = versions.getObject().all(table.path());
        var source = versions.getObject().all(translations.path()).stream()
                .filter(version -> version.deployment() == translations.deployment())
                .map(FileVersion::source)
                .findFirst();
        var candidates = source.filter(DeploymentSource.FILE::equals).isPresent()
                ? all.stream()
                        .filter(version -> version.source() == DeploymentSource.FILE)
                        .toList()
                : all;
        return candidates.stream()
                .filter(version -> version.deployment() <= translations.deployment())
                .findFirst()
                .or(() -> candidates.stream().reduce((newer, older) -> older))
                .map(versions.getObject()::file)
                .orElse(table);
    }

    private Map<String, List<TableRow>> rows(CurrentFile table) {
        return rows.computeIfAbsent(
                new ContentKey(table.path(), Digests.sha256(table.content())), key -> readRows(table));
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
        var translated = french.get();
        var shared = translated.get(new RowKey(ModelFiles.DEFAULT_POLICIES, decision, row.id()));
        var known = translated.getOrDefault(new RowKey(brand, decision, row.id()), shared);
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

    private static Map<String, List<TableRow>> readRows(CurrentFile table) {
        var decision = table.name().substring(0, table.name().length() - DMN_SUFFIX.length());
        try {
            var model = Dmn.readModelFromStream(new ByteArrayInputStream(table.content()));
            return model.getModelElementsByType(DecisionTable.class).isEmpty()
                    ? Map.of()
                    : Map.of(decision, TableReader.read(decision, model).rows());
        } catch (ModelException rejectedAtDeployment) {
            return Map.of();
        }
    }

    /** The texts by decision and row. */
    static Map<String, Map<String, RowTranslation>> translations(byte[] file) throws IOException {
        return YAML.readValue(file, new TypeReference<>() {});
    }
}
