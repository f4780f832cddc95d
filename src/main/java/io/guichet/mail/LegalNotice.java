package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises a paragraph about secrecy, or one that asks not to print, as companies put it below each message. */
final class LegalNotice {

    static final int MAX_LENGTH = 4_000;

    private static final List<String> BEGINNINGS = PhraseList.read("notice-beginnings");
    private static final List<String> WORDS = PhraseList.read("notice-words");
    private static final List<String> ENVIRONMENT = PhraseList.read("environment-notices");

    private LegalNotice() {}

    static boolean is(String paragraph) {
        if (paragraph.length() > MAX_LENGTH) {
            return false;
        }
        var text = normal(paragraph);
        return ENVIRONMENT.stream().anyMatch(text::startsWith)
                || (BEGINNINGS.stream().anyMatch(text::startsWith)
                        && WORDS.stream().anyMatch(text::contains));
    }

    private static String normal(String paragraph) {
        int start = 0;
        while (start < paragraph.length() && !Character.isLetter(paragraph.charAt(start))) {
            start++;
        }
        return paragraph
                .substring(start)
                .replace('\u00a0', ' ')
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }
}
