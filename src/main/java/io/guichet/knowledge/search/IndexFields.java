package io.guichet.knowledge.search;

/**
 * The fields of the index that hold one language: apart from those of others, so that a word is as rare as it is in its
 * language.
 *
 * @param title stems of the title
 * @param text stems of title, keywords and body
 * @param roots roots of the same, which more words share than a stem
 * @param exact the same words as they were written
 */
record IndexFields(String title, String text, String roots, String exact) {

    static IndexFields of(String language) {
        return new IndexFields("title." + language, "text." + language, "roots." + language, "exact." + language);
    }
}
