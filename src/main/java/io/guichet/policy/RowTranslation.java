package io.guichet.policy;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What a table row says in another language.
 *
 * @param text its description
 * @param assumed which part of it is assumed; null where none is, or all of it
 * @param source where it was published; null where it was not
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
