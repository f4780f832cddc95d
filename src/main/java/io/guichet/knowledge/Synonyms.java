package io.guichet.knowledge;

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
    private static final int LONGEST_GROUP = 60;

    private final Map<String, Set<Integer>> groupsOf = new HashMap<>();
    private final List<List<Phrase>> groups = new ArrayList<>();
    private int longest = 1;

    /**
     * A word or a short phrase.
     *
     * @param whole all its stems, by which it is recognised
     * @param telling those that are looked for
     */
    private record Phrase(String whole, List<String> telling) {}

    /**
     * @param lists texts of one group a line, its words or short phrases separated by commas; lines that begin with # say
     *     nothing
     */
    Synonyms(Speech speech, List<String> lists) {
        lists.stream().flatMap(String::lines).forEach(line -> add(speech, line));
    }

    /** The words that mean the same in a language whoever speaks it. */
    static Synonyms common(String language) {
        return of(language, "");
    }

    /** Those, and the groups that a brand adds. */
    static Synonyms of(String language, String added) {
        return new Synonyms(Speech.of(language), List.of(Texts.lines("synonyms." + language + ".txt"), added));
    }

    /** Words of a text beside each other that are in a group, and what else the group says. */
    record Found(int from, int length, Set<List<String>> others) {}

    /** What else may stand at each place of a text; longer phrases are looked for first. */
    List<Found> in(List<Speech.Word> text) {
        var found = new ArrayList<Found>();
        for (int from = 0; from < text.size(); from++) {
            for (int length = Math.min(longest, text.size() - from); length >= 1; length--) {
                var others = others(text.subList(from, from + length));
                if (!others.isEmpty()) {
                    found.add(new Found(from, length, others));
                    from += length - 1;
                    break;
                }
            }
        }
        return found;
    }

    /** The single words that mean the same as this one alone, by their stems. */
    Set<String> of(Speech.Word word) {
        return groupsOf.getOrDefault(word.stem(), Set.of()).stream()
                .flatMap(group -> groups.get(group).stream())
                .map(Phrase::whole)
                .filter(whole -> whole.indexOf(' ') < 0 && !whole.equals(word.stem()))
                .collect(Collectors.toSet());
    }

    private Set<List<String>> others(List<Speech.Word> words) {
        var here = phrase(words);
        var others = new LinkedHashSet<List<String>>();
        groupsOf.getOrDefault(here.whole(), Set.of())
                .forEach(group -> groups.get(group).forEach(phrase -> others.add(phrase.telling())));
        others.remove(here.telling());
        return others;
    }

    private void add(Speech speech, String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        var phrases = new LinkedHashSet<Phrase>();
        for (var words : line.split(",", LONGEST_GROUP)) {
            var phrase = phrase(speech.read(words));
            if (!phrase.telling().isEmpty()) {
                phrases.add(phrase);
                longest = Math.max(longest, phrase.whole().split(" ").length);
            }
        }
        if (phrases.size() < 2) {
            return;
        }
        groups.add(List.copyOf(phrases));
        for (var phrase : phrases) {
            groupsOf.computeIfAbsent(phrase.whole(), none -> new HashSet<>()).add(groups.size() - 1);
        }
    }

    private static Phrase phrase(List<Speech.Word> words) {
        return new Phrase(
                words.stream().map(Speech.Word::stem).collect(Collectors.joining(" ")),
                words.stream()
                        .filter(word -> !word.silent())
                        .map(Speech.Word::stem)
                        .toList());
    }
}
