package io.guichet.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The lists of words that come with the desk. */
final class Texts {

    private Texts() {}

    /** A file of {@code resources/knowledge}; nothing where there is none for this language. */
    static String lines(String file) {
        try (var in = Texts.class.getResourceAsStream("/knowledge/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
