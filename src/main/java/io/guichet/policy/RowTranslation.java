package io.guichet.policy;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Texts of a table row in another language.
 *
 * @param text description
 * @param assumed assumed part; null if nothing or everything is assumed
 * @param source publication; null if it was not published
 */
record RowTranslation(String text, String assumed, String source) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    RowTranslation {}

    /** The short form of a row without a source. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RowTranslation of(String text) {
        return new RowTranslation(text, null, null);
    }
}
