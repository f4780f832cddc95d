package io.guichet.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The lists of words that come with the desk. */
final class WordLists {

    private WordLists() {}

    /** A file of {@code resources/knowledge}; nothing where there is none for this language. */
    static String read(String file) {
        try (var in = WordLists.class.getResourceAsStream("/knowledge/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
