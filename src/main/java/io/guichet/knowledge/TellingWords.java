package io.guichet.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

/** The words of a text that say what it is about: neither those that every question has, nor numbers and addresses. */
public final class TellingWords {

    private TellingWords() {}

    /**
     * The telling words by what is left of them without ending, accents and capitals, each as it was written first, in the
     * order of the text.
     */
    public static Map<String, String> of(String text, String language) {
        var speech = Speech.of(language);
        var read = speech.read(text);
        var said = speech.said(text);
        var telling = new LinkedHashMap<String, String>();
        for (int place = 0; place < read.size(); place++) {
            var word = read.get(place);
            if (!word.silent() && isWord(word.written())) {
                telling.putIfAbsent(word.stem(), said.get(place));
            }
        }
        return telling;
    }

    /** One character says nothing, nor does a number; and what has a dot inside is the address of something or somebody. */
    private static boolean isWord(String written) {
        return written.length() > 1 && written.chars().anyMatch(Character::isLetter) && written.indexOf('.') < 0;
    }
}
