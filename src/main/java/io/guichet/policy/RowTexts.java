package io.guichet.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The texts of table rows in the reader's language. A table's rows are in English; {@code rows.fr.yaml} beside the table, or
 * beside the default tables for rows that several brands share, has the French texts by decision and row. A row whose English
 * text differs from the shipped one is quoted in English.
 */
@Component
public class RowTexts {

    private static final JsonMapper YAML =
            JsonMapper.builder(new YAMLFactory()).findAndAddModules().build();
    private static final String FILE_NAME = "rows.fr.yaml";
    private static final String DMN_SUFFIX = ".dmn";
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern SOURCE_REMARK =
            Pattern.compile(" *\\((source|assumed|hypothèse)[^)]*\\)", IGNORE_CASE);
    private static final Pattern ASSUMPTION = Pattern.compile("assumed|hypothèse", IGNORE_CASE);
    private static final Pattern ASSUMED_CLAUSE =
            Pattern.compile("[ \\u00a0]*;[^;]*(assumed|hypothèse)[^;.]*", IGNORE_CASE);
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=\\.) +");

    private final Map<TextKey, String> french = new HashMap<>();

    private record TextKey(String brand, String text) {}

    /** A file that cannot be read is an {@link UncheckedIOException} that names it. */
    public RowTexts(ModelFiles files) {
        var shared =
                texts(files.matching("processes/policies/%s/%s".formatted(ModelFiles.DEFAULT_POLICIES, FILE_NAME)));
        var brandTexts = files.matching("processes/policies/*/" + FILE_NAME).stream()
                .collect(Collectors.groupingBy(
                        ModelFiles::folderOf, Collectors.collectingAndThen(Collectors.toList(), RowTexts::texts)));
        for (var table : files.matching("processes/policies/*/*" + DMN_SUFFIX)) {
            var brand = ModelFiles.folderOf(table);
            translate(brand, table, brandTexts.getOrDefault(brand, Map.of()), shared);
        }
    }

    /** The French words where the reader's language is French and there are some, else the row's own. */
    public String of(String brand, DecisionReference reason, Locale locale) {
        return of(brand, reason.text(), locale);
    }

    /** The same for a row of which only its own words are known. */
    public String of(String brand, String text, Locale locale) {
        if (!locale.getLanguage().equals(Locale.FRENCH.getLanguage())) {
            return text;
        }
        var shared = french.getOrDefault(new TextKey(ModelFiles.DEFAULT_POLICIES, text), text);
        return french.getOrDefault(new TextKey(brand, text), shared);
    }

    /** The same without what is for analysts: where it was read and what was assumed. Empty when nothing is left. */
    public String forCustomers(String brand, DecisionReference reason, Locale locale) {
        var text = SOURCE_REMARK.matcher(of(brand, reason, locale)).replaceAll("");
        return BETWEEN_SENTENCES
                .splitAsStream(text)
                .map(sentence -> ASSUMED_CLAUSE.matcher(sentence).replaceAll(""))
                .filter(sentence -> !ASSUMPTION.matcher(sentence).find())
                .collect(Collectors.joining(" "));
    }

    private void translate(String brand, Resource table, Map<RowKey, String> brandTexts, Map<RowKey, String> shared) {
        var decision = table.getFilename().substring(0, table.getFilename().length() - DMN_SUFFIX.length());
        try (var dmn = table.getInputStream()) {
            for (var rule : Dmn.readModelFromStream(dmn).getModelElementsByType(Rule.class)) {
                var row = new RowKey(decision, rule.getId());
                var translation = Optional.ofNullable(brandTexts.get(row)).orElse(shared.get(row));
                if (translation != null && rule.getDescription() != null) {
                    var text = rule.getDescription().getTextContent().strip();
                    french.putIfAbsent(new TextKey(brand, text), translation);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table, e);
        } catch (ModelException rejectedAtDeployment) {
            return;
        }
    }

    private static Map<RowKey, String> texts(List<Resource> files) {
        var texts = new HashMap<RowKey, String>();
        files.stream()
                .filter(Resource::exists)
                .map(RowTexts::texts)
                .forEach(tables -> tables.forEach((decision, rows) ->
                        rows.forEach((row, translation) -> texts.putIfAbsent(new RowKey(decision, row), translation))));
        return texts;
    }

    static Map<String, Map<String, String>> texts(Resource file) {
        try (var in = file.getInputStream()) {
            return YAML.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private record RowKey(String decision, String id) {}
}
