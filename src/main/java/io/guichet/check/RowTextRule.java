package io.guichet.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFile.ModelFileType;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each row has a French text, in the file beside its table or in that of the default tables, and each text its row. */
final class RowTextRule implements ModelSetRule {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var texts = new HashMap<String, Map<String, Set<String>>>();
        set.files().stream()
                .filter(file -> file.type() == ModelFileType.ROW_TEXTS)
                .forEach(file -> texts.put(file.policyFolder(), texts(file)));
        if (texts.isEmpty()) {
            return Stream.empty();
        }
        var findings = new ArrayList<ModelFinding>();
        var tables = set.files().stream()
                .filter(file -> file.type() == ModelFileType.TABLE && isReadable(file))
                .toList();
        tables.forEach(table -> findings.addAll(untranslated(table, texts)));
        set.files().stream()
                .filter(file -> file.type() == ModelFileType.ROW_TEXTS)
                .forEach(file -> findings.addAll(unknown(file, texts.get(file.policyFolder()), tables)));
        return findings.stream();
    }

    private static boolean isReadable(ModelFile table) {
        try {
            return table.table().rows() != null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The ids of rows by table. */
    private static Map<String, Set<String>> texts(ModelFile file) {
        var texts = new HashMap<String, Set<String>>();
        try {
            YAML.readTree(file.content())
                    .fields()
                    .forEachRemaining(table -> texts.put(table.getKey(), names(table.getValue())));
        } catch (IOException unreadable) {
            texts.clear();
        }
        return texts;
    }

    private static Set<String> names(JsonNode rows) {
        var names = new TreeSet<String>();
        rows.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<ModelFinding> untranslated(ModelFile table, Map<String, Map<String, Set<String>>> texts) {
        var known = Stream.of(String.valueOf(table.policyFolder()), ModelFiles.DEFAULT_POLICIES)
                .flatMap(folder ->
                        texts.getOrDefault(folder, Map.of()).getOrDefault(table.baseName(), Set.of()).stream())
                .collect(Collectors.toSet());
        return table.table().rows().stream()
                .filter(row -> !row.description().isEmpty() && !known.contains(row.id()))
                .map(row -> ModelFinding.ofRow(
                        FindingKind.ROW_UNTRANSLATED, table.table().file(), null, row.id()))
                .toList();
    }

    /** The default file also translates rows of brands. */
    private static List<ModelFinding> unknown(ModelFile file, Map<String, Set<String>> texts, List<ModelFile> tables) {
        var findings = new ArrayList<ModelFinding>();
        texts.forEach((decision, rows) -> {
            var ids = tables.stream()
                    .filter(table -> table.baseName().equals(decision))
                    .filter(table -> file.brand() == null || file.policyFolder().equals(table.policyFolder()))
                    .flatMap(table -> table.table().rows().stream())
                    .map(TableFile.WrittenRow::id)
                    .collect(Collectors.toSet());
            rows.stream()
                    .filter(row -> !ids.contains(row))
                    .forEach(row ->
                            findings.add(ModelFinding.of(FindingKind.ROW_TEXT_UNKNOWN, file, decision + ": " + row)));
        });
        return findings;
    }
}
