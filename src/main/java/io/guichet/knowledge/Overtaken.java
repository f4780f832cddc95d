package io.guichet.knowledge;

import io.guichet.http.Conflict;

/** Somebody has written since one read what one means to write over. */
public class Overtaken extends Conflict {

    Overtaken(String slug, String language) {
        super("The article %s in %s was written in meanwhile.".formatted(slug, language));
    }

    /** Of a brand's words that mean the same in a language. */
    Overtaken(String language) {
        super("The words in %s that mean the same were changed meanwhile.".formatted(language));
    }
}
