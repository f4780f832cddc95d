package io.guichet.knowledge.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that mean the same in one language, as they are read: without endings and accents. A group a line. */
final class Synonyms {

    /** A group is for words, not for a dictionary; what is longer is cut. */
    private static final int MAX_GROUP_SIZE = 60;

    private final Map<String, Set<Integer>> groupsByPhrase = new HashMap<>();
    private final List<List<SynonymPhrase>> groups = new ArrayList<>();
    private int longestPhrase = 1;

    /**
     * A word or a short phrase.
     *
     * @param whole all its stems, by which it is recognised
     * @param telling those that are looked for
     */
    private record SynonymPhrase(String key, List<String> searchStems) {}

    /**
     * @param lists texts of one group a line, its words or short phrases separated by commas; lines that begin with # say
     *     nothing
     */
    Synonyms(LanguageAnalyzer analyzer, List<String> lists) {
        lists.stream().flatMap(String::lines).forEach(line -> add(analyzer, line));
    }

    /** The words that mean the same in a language whoever speaks it. */
    static Synonyms common(String language) {
        return of(language, "");
    }

    /** Those, and the groups that a brand adds. */
    static Synonyms of(String language, String added) {
        return new Synonyms(
                LanguageAnalyzer.of(language), List.of(WordLists.read("synonyms." + language + ".txt"), added));
    }

    /** Words of a text beside each other that are in a group, and what else the group says. */
    record SynonymMatch(int from, int length, Set<List<String>> alternatives) {}

    /** What else may stand at each place of a text; longer phrases are looked for first. */
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

    /** The single words that mean the same as this one alone, by their stems. */
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
