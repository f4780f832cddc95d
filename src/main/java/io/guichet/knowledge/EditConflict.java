package io.guichet.knowledge;

import io.guichet.problem.StateConflict;

/** Somebody has written since one read what one means to write over. */
public class EditConflict extends StateConflict {

    EditConflict(String slug, String language) {
        super("The article %s in %s was changed in the meantime.".formatted(slug, language));
    }

    /** Of a brand's words that mean the same in a language. */
    public EditConflict(String language) {
        super("The synonyms in %s were changed in the meantime.".formatted(language));
    }
}
