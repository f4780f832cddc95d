package io.guichet;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The given-up words of words.md, and what to write instead of each. */
final class Vocabulary {

    /** A place in a file where a name is declared or a text is written. */
    record Occurrence(String kind, String file, long line, String text) {}

    /**
     * A word that must not be used.
     *
     * @param wholeName whether it is wrong only as a whole name
     */
    private record GivenUpWord(String word, String write, boolean wholeName) {}

    /** A use of a given-up word that has a reason. */
    private record Exemption(String word, Pattern where) {}

    private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)");
    private static final Pattern WORD_BOUNDARY =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\\p{L}]+");

    private final List<GivenUpWord> names = new ArrayList<>();
    private final List<Exemption> exemptNames = new ArrayList<>();
    private final Map<String, String> prose = new TreeMap<>();
    private final List<Exemption> exemptFiles = new ArrayList<>();
    private final Pattern proseWords;

    private Vocabulary(String text) {
        rows(text, "The desk").forEach(row -> terms(row.get(3)).forEach(term -> addName(term, row.get(1), false)));
        rows(text, "The code").forEach(row -> terms(row.get(0)).forEach(term -> addName(term, row.get(1), true)));
        rows(text, "More names").forEach(row -> terms(row.get(0)).forEach(term -> addName(term, row.get(1), false)));
        rows(text, "Names that stay").forEach(row -> exemptNames.addAll(exemptions(row)));
        rows(text, "Prose").forEach(row -> terms(row.get(0)).forEach(term -> prose.put(term, row.get(1))));
        rows(text, "Prose that stays").forEach(row -> exemptFiles.addAll(exemptions(row)));
        proseWords = Pattern.compile(
                "(?<![\\p{L}-])(%s)(?![\\p{L}-])".formatted(String.join("|", prose.keySet())),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Vocabulary read(Path file) {
        try {
            return new Vocabulary(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each given-up word in a name: where it stands, and what to write instead. */
    Stream<String> findingsInName(Occurrence name) {
        var words = " " + String.join(" ", words(name.text())) + " ";
        return names.stream()
                .filter(word ->
                        word.wholeName() ? matchesWholeName(word.word(), name) : containsWords(words, word.word()))
                .filter(word -> exemptNames.stream()
                        .noneMatch(exempt -> exempt.word().equals(word.word())
                                && exempt.where().matcher(name.text()).matches()))
                .map(word -> finding(name, word.word(), word.write()));
    }

    /** The same for a comment, a document or a text on a page. */
    Stream<String> findingsInProse(Occurrence text) {
        return proseWords
                .matcher(text.text())
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .filter(word -> exemptFiles.stream()
                        .noneMatch(exempt ->
                                (exempt.word().equals("*") || exempt.word().equals(word))
                                        && exempt.where().matcher(text.file()).matches()))
                .map(word -> finding(text, word, prose.get(word)));
    }

    private static List<Exemption> exemptions(List<String> row) {
        return terms(row.get(0)).stream()
                .flatMap(word -> terms(row.get(1)).stream().map(where -> new Exemption(word, glob(where))))
                .toList();
    }

    private static boolean containsWords(String words, String given) {
        return words.contains(" " + given + " ") || words.contains(" " + given + "s ");
    }

    private static String finding(Occurrence place, String word, String write) {
        return "%s:%d: %s \"%s\" uses \"%s\", write %s"
                .formatted(
                        place.file(), place.line(), place.kind(), place.text().strip(), word, write);
    }

    private void addName(String term, String write, boolean wholeName) {
        names.add(new GivenUpWord(wholeName ? term : String.join(" ", words(term)), write, wholeName));
    }

    /** Names of types are wrong for types alone; {@code …Sheet} is any type that ends so. */
    private static boolean matchesWholeName(String word, Occurrence name) {
        if (word.startsWith("…")) {
            return isType(name) && name.text().matches("\\w+" + word.substring(1));
        }
        var isTypeName = Character.isUpperCase(word.charAt(0));
        return name.text().equals(word) && (!isTypeName || isType(name));
    }

    private static boolean isType(Occurrence name) {
        return name.kind().equals("type");
    }

    private static List<String> words(String name) {
        return Arrays.stream(WORD_BOUNDARY.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Pattern glob(String name) {
        return Pattern.compile(
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")));
    }

    /** The terms of a cell, without quotes, remarks and arrows; {@code …Sheet(s)} is two. */
    private static List<String> terms(String cell) {
        var optionalPlural = cell.replaceAll("(…\\w+)\\(s\\)", "$1`, `$1s").replaceAll("^\\w+: ", "");
        return Arrays.stream(REMARK.matcher(optionalPlural).replaceAll("").split("[,;→]"))
                .map(term -> term.replaceAll("[`“”\"]", "").strip())
                .filter(term -> !term.isEmpty())
                .toList();
    }

    private static List<List<String>> rows(String text, String heading) {
        var start = text.indexOf("## " + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException("no heading " + heading);
        }
        var end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .collect(toList()))
                .toList();
    }
}
