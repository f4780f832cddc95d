package io.guichet.insight.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different words of many tickets, such as their states and tags, each of which stands as a number in their bytes. */
public record WordTable(String[] words) {

    static final WordTable NONE = new WordTable(new String[0]);

    public int size() {
        return words.length;
    }

    /** The word with that number; null for zero. */
    public String get(int index) {
        return index == 0 ? null : words[index - 1];
    }

    /** These words with further ones. Numbers stay. */
    static final class Builder {

        private final List<String> words;
        private final Map<String, Integer> indexes = new HashMap<>();

        Builder(WordTable known) {
            words = new ArrayList<>(List.of(known.words));
            words.forEach(word -> indexes.put(word, indexes.size() + 1));
        }

        /** The number of the word; zero for null. */
        int index(String word) {
            return word == null
                    ? 0
                    : indexes.computeIfAbsent(word, unknown -> {
                        words.add(unknown);
                        return words.size();
                    });
        }

        WordTable all() {
            return new WordTable(words.toArray(String[]::new));
        }
    }
}
