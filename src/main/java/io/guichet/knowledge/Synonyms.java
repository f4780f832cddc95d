package io.guichet.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that mean the same in one language, as they are read: without endings and accents. A group a line. */
final class Synonyms {

    /** A group is for words, not for a dictionary; what is longer is cut. */
    private static final int LONGEST_GROUP = 60;

    private final Map<String, Set<Integer>> groupsOf = new HashMap<>();
    private final List<List<List<String>>> groups = new ArrayList<>();
    private int longest = 1;

    /**
     * @param lists texts of one group a line, its words or short phrases separated by commas; lines that begin with # say
     *     nothing
     */
    Synonyms(Speech speech, List<String> lists) {
        lists.stream().flatMap(String::lines).forEach(line -> add(speech, line));
    }

    static Synonyms none() {
        return new Synonyms(Speech.of("en"), List.of());
    }

    /** Words of a text beside each other that are in a group, and what else the group says. */
    record Found(int from, int length, Set<List<String>> others) {}

    /** What else may stand at each place of these stems; longer phrases are looked for first. */
    List<Found> in(List<String> stems) {
        var found = new ArrayList<Found>();
        for (int from = 0; from < stems.size(); from++) {
            for (int length = Math.min(longest, stems.size() - from); length >= 1; length--) {
                var others = others(stems.subList(from, from + length));
                if (!others.isEmpty()) {
                    found.add(new Found(from, length, others));
                    break;
                }
            }
        }
        return found;
    }

    private Set<List<String>> others(List<String> phrase) {
        var key = String.join(" ", phrase);
        var others = new LinkedHashSet<List<String>>();
        groupsOf.getOrDefault(key, Set.of()).forEach(group -> others.addAll(groups.get(group)));
        others.remove(phrase);
        return others;
    }

    private void add(Speech speech, String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        var phrases = new LinkedHashSet<List<String>>();
        for (var phrase : line.split(",", LONGEST_GROUP)) {
            var stems = speech.stems(phrase);
            if (!stems.isEmpty()) {
                phrases.add(List.copyOf(stems));
            }
        }
        if (phrases.size() < 2) {
            return;
        }
        groups.add(List.copyOf(phrases));
        for (var phrase : phrases) {
            longest = Math.max(longest, phrase.size());
            groupsOf.computeIfAbsent(String.join(" ", phrase), none -> new HashSet<>())
                    .add(groups.size() - 1);
        }
    }
}
