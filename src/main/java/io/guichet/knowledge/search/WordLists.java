package io.guichet.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the word lists that ship with the desk. */
final class WordLists {

    private WordLists() {}

    /** Content of a file in {@code resources/knowledge}; empty if the language has none. */
    static String read(String file) {
        try (var in = WordLists.class.getResourceAsStream("/knowledge/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
