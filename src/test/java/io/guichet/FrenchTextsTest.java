package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The mechanical rules of French over all shipped texts: bundles, forms, brands, rows, e-mails, articles, diagrams. */
class FrenchTextsTest {

    private static final String SPACES = "\u00a0\u202f";

    private static final Map<String, Pattern> RULES = Map.of(
            "a straight apostrophe", Pattern.compile("\\p{L}'\\p{L}"),
            "three dots", Pattern.compile("\\.\\.\\."),
            "an ordinary space before punctuation", Pattern.compile(" [;:!?»%](?!\\S)"),
            "no space before punctuation", Pattern.compile("[\\p{L}\\d)»”][;!?](?=\\s|$)|[\\p{L})»”]:(?=\\s|$)"),
            "no space inside guillemets", Pattern.compile("«(?![%s])|(?<![%s])»".formatted(SPACES, SPACES)),
            "no elision",
                    Pattern.compile("(?<![\\p{L}-])([Dd]e|[Qq]ue|[Jj]e|[Nn]e|[Ss]e|[Ll]a|[Ll]e) "
                            + "(?!onze|oui|un à )(?=[aeiouéèêàâîôûAEIOUÉÈ])"),
            "no contraction", Pattern.compile("(?<!\\p{L})([Dd]e|[Àà]) les? (?!\\p{L}+(er|ir|re)\\b)"),
            "an argument after a bare preposition",
                    Pattern.compile("(?<!\\p{L})([Dd]e|[Qq]ue|de l[ae]) \\{0\\} (?!à|\\p{L}+s )"),
            "an ordinary space before a unit", Pattern.compile("\\d (h|j|min|Mo|ko|%|€)(?!\\p{L})"));

    static Stream<Path> files() throws IOException {
        var roots = List.of("src/main/resources", "forms", "processes");
        return roots.stream().flatMap(FrenchTextsTest::walk).filter(FrenchTextsTest::isFrench);
    }

    @ParameterizedTest
    @MethodSource("files")
    void followsTheRulesOfFrench(Path file) throws IOException {
        var texts = texts(file);

        texts.forEach((place, text) -> RULES.forEach(
                (rule, pattern) -> assertThat(pattern.matcher(text).find())
                        .as("%s has %s: %s", place, rule, text)
                        .isFalse()));
    }

    @Test
    void readsAllKindsOfFiles() throws IOException {
        assertThat(files().mapToInt(file -> texts(file).size()).sum()).isGreaterThan(2_500);
        assertThat(files().map(file -> file.toString().replaceAll(".*(\\.\\w+)$", "$1"))
                        .distinct())
                .contains(".properties", ".form", ".yaml", ".txt", ".md", ".bpmn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Session de agent",
                "d'ici là",
                "Vérification en cours...",
                "Vraiment ?",
                "Vraiment?",
                "« oui »",
                "connexion à le club",
                "Session de {0} ouverte",
                "sous 24 h"
            })
    void findsFaults(String faulty) {
        assertThat(RULES.values()).anyMatch(rule -> rule.matcher(faulty).find());
    }

    static Stream<Brand> brands() {
        return new Brands(new ModelFiles(".", List.of())).all().stream();
    }

    /** A word of a table is no name: "pro", "lost-pin". */
    @ParameterizedTest
    @MethodSource("brands")
    void eachWordOfABrandHasNames(Brand brand) {
        var common = properties(Path.of("src/main/resources/messages_fr.properties"));

        assertThat(brand.requestTypes()).allMatch(type -> isNamed(brand, "requestType", type, common));
        brand.vocabulary().forEach((attribute, words) -> assertThat(words)
                .as("%s of %s", attribute, brand.id())
                .allMatch(word -> isNamed(brand, attribute, word, common)));
    }

    private static boolean isNamed(Brand brand, String attribute, String word, Map<String, String> common) {
        var key = "%s.%s".formatted(attribute, word);
        return common.containsKey("attribute." + key)
                || Stream.of("en", "fr")
                        .allMatch(language -> brand.texts().containsKey(key)
                                && brand.texts().get(key).byLanguage().containsKey(language));
    }

    private static boolean isFrench(Path file) {
        var name = file.getFileName().toString();
        if (file.startsWith("src/main/resources/knowledge")) {
            return false;
        }
        return name.endsWith("_fr.properties")
                || name.endsWith(".form")
                || name.endsWith(".fr.txt")
                || name.endsWith(".fr.md")
                || name.endsWith(".bpmn")
                || name.equals("brand.yaml")
                || name.equals("rows.fr.yaml");
    }

    private static Map<String, String> texts(Path file) {
        var name = file.getFileName().toString();
        if (name.endsWith(".properties")) {
            return properties(file);
        }
        var texts = new LinkedHashMap<String, String>();
        if (name.endsWith(".txt") || name.endsWith(".md")) {
            var lines = read(file).lines().filter(line -> !line.matches("[a-z]+: .*|---"));
            lines.forEach(line -> texts.put(file + " " + texts.size(), line));
        } else if (name.endsWith(".bpmn")) {
            Pattern.compile("name=\"\\w*Fr\" value=\"([^\"]*)\"")
                    .matcher(read(file))
                    .results()
                    .forEach(match -> texts.put(file + " " + texts.size(), match.group(1)));
        } else {
            var mapper = name.endsWith(".yaml") ? new ObjectMapper(new YAMLFactory()) : new ObjectMapper();
            try {
                collect(mapper.readTree(read(file)), file.toString(), name.equals("rows.fr.yaml"), texts::put);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static void collect(JsonNode node, String place, boolean french, BiConsumer<String, String> texts) {
        if (node.isTextual() && french) {
            texts.accept(place, node.textValue());
        }
        node.fields()
                .forEachRemaining(field -> collect(
                        field.getValue(),
                        place + " " + field.getKey(),
                        french || field.getKey().equals("fr") || field.getKey().endsWith("Fr"),
                        texts));
        for (int at = 0; node.isArray() && at < node.size(); at++) {
            collect(node.get(at), place + " " + at, french, texts);
        }
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(key -> !key.endsWith("-pattern"))
                .filter(key -> !key.equals("help.read-in.en") && !key.equals("common.language.en"))
                .forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Stream<Path> walk(String root) {
        try {
            return Files.walk(Path.of(root)).filter(Files::isRegularFile).sorted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
