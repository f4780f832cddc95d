package io.guichet.knowledge;

import io.guichet.problem.StateConflict;

/** The text was changed by someone else since it was read. */
public class EditConflict extends StateConflict {

    EditConflict(String slug, String language) {
        super("The article %s in %s was changed in the meantime.".formatted(slug, language));
    }

    /** Conflict in a brand's synonyms of a language. */
    public EditConflict(String language) {
        super("The synonyms in %s were changed in the meantime.".formatted(language));
    }
}
