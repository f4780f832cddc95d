package io.guichet.knowledge.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Synonyms of one language in analysed form, without endings and accents. */
final class Synonyms {

    /** Maximum number of words in a group; further ones are ignored. */
    private static final int MAX_GROUP_SIZE = 60;

    private final Map<String, Set<Integer>> groupsByPhrase = new HashMap<>();
    private final List<List<SynonymPhrase>> groups = new ArrayList<>();
    private int longestPhrase = 1;

    /**
     * A word or a short phrase.
     *
     * @param key all its stems, by which it is recognised
     * @param searchStems its stems that are searched for
     */
    private record SynonymPhrase(String key, List<String> searchStems) {}

    /**
     * @param lists texts with one group per line, words or short phrases separated by commas; lines that start with #
     * are comments
     */
    Synonyms(LanguageAnalyzer analyzer, List<String> lists) {
        lists.stream().flatMap(String::lines).forEach(line -> add(analyzer, line));
    }

    /** The built-in synonyms of a language. */
    static Synonyms common(String language) {
        return of(language, "");
    }

    /** The built-in synonyms and those that a brand adds. */
    static Synonyms of(String language, String added) {
        return new Synonyms(
                LanguageAnalyzer.of(language), List.of(WordLists.read("synonyms." + language + ".txt"), added));
    }

    /** Adjacent words of a text that form a member of a group, with the other members. */
    record SynonymMatch(int from, int length, Set<List<String>> alternatives) {}

    /** The synonyms at each position of a text; longer phrases take precedence. */
    List<SynonymMatch> matches(List<LanguageAnalyzer.TextToken> text) {
        var matches = new ArrayList<SynonymMatch>();
        for (int from = 0; from < text.size(); from++) {
            for (int length = Math.min(longestPhrase, text.size() - from); length >= 1; length--) {
                var alternatives = alternatives(text.subList(from, from + length));
                if (!alternatives.isEmpty()) {
                    matches.add(new SynonymMatch(from, length, alternatives));
                    from += length - 1;
                    break;
                }
            }
        }
        return matches;
    }

    /** Stems of the one-word synonyms of this word. */
    Set<String> ofSingleWord(LanguageAnalyzer.TextToken word) {
        return groupsByPhrase.getOrDefault(word.stem(), Set.of()).stream()
                .flatMap(group -> groups.get(group).stream())
                .map(SynonymPhrase::key)
                .filter(key -> key.indexOf(' ') < 0 && !key.equals(word.stem()))
                .collect(Collectors.toSet());
    }

    private Set<List<String>> alternatives(List<LanguageAnalyzer.TextToken> words) {
        var matched = phrase(words);
        var alternatives = new LinkedHashSet<List<String>>();
        groupsByPhrase.getOrDefault(matched.key(), Set.of()).forEach(group -> groups.get(group)
                .forEach(phrase -> alternatives.add(phrase.searchStems())));
        alternatives.remove(matched.searchStems());
        return alternatives;
    }

    private void add(LanguageAnalyzer analyzer, String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        var phrases = new LinkedHashSet<SynonymPhrase>();
        for (var words : line.split(",", MAX_GROUP_SIZE)) {
            var phrase = phrase(analyzer.tokens(words));
            if (!phrase.searchStems().isEmpty()) {
                phrases.add(phrase);
                longestPhrase = Math.max(longestPhrase, phrase.key().split(" ").length);
            }
        }
        if (phrases.size() < 2) {
            return;
        }
        groups.add(List.copyOf(phrases));
        for (var phrase : phrases) {
            groupsByPhrase
                    .computeIfAbsent(phrase.key(), none -> new HashSet<>())
                    .add(groups.size() - 1);
        }
    }

    private static SynonymPhrase phrase(List<LanguageAnalyzer.TextToken> words) {
        return new SynonymPhrase(
                words.stream().map(LanguageAnalyzer.TextToken::stem).collect(Collectors.joining(" ")),
                words.stream()
                        .filter(word -> !word.stopWord())
                        .map(LanguageAnalyzer.TextToken::stem)
                        .toList());
    }
}
