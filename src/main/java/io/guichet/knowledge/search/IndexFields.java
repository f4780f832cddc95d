package io.guichet.knowledge.search;

/**
 * Names of the index fields of one language. Each language has its own fields, so that term rarity is counted per
 * language.
 *
 * @param title stems of the title
 * @param text stems of title, keywords and body
 * @param roots roots of the same words; a root is shared by more words than a stem
 * @param exact the same words unstemmed
 */
record IndexFields(String title, String text, String roots, String exact) {

    static IndexFields of(String language) {
        return new IndexFields("title." + language, "text." + language, "roots." + language, "exact." + language);
    }
}
