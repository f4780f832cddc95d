package io.guichet.knowledge;

/**
 * The fields of the index that hold one language: apart from those of others, so that a word is as rare as it is in its
 * language.
 *
 * @param title stems of the title
 * @param all stems of title, keywords and body
 * @param roots roots of the same, which more words share than a stem
 * @param words the same words as they were written
 */
record Fields(String title, String all, String roots, String words) {

    static Fields of(String language) {
        return new Fields("title." + language, "all." + language, "roots." + language, "words." + language);
    }
}
