package io.guichet.knowledge;

import io.guichet.http.Conflict;

/** Somebody has written since the edition that one has read and meant to write over. */
public class Overtaken extends Conflict {

    Overtaken(String slug, String language) {
        super("The article %s in %s was written in meanwhile.".formatted(slug, language));
    }
}
