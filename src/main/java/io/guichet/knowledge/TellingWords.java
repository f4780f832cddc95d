package io.guichet.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The words of a text that say what it is about, and which single words mean the same: neither those that every question
 * has, nor numbers and addresses.
 */
public final class TellingWords {

    private final Map<String, Synonyms> known = new ConcurrentHashMap<>();
    private final Function<String, Synonyms> synonyms;

    /** @param synonyms by language */
    TellingWords(Function<String, Synonyms> synonyms) {
        this.synonyms = synonyms;
    }

    /** Where no brand has words of its own. */
    public static TellingWords common() {
        return new TellingWords(Synonyms::common);
    }

    /**
     * A word that says what a text is about.
     *
     * @param stem without its ending, accents and capitals
     * @param root what it shares with the words that come from the same one
     * @param others stems of words that mean the same
     * @param said as it was written
     */
    public record Word(String stem, String root, Set<String> others, String said) {}

    /** The telling words in the order of the text, each as it was written first. */
    public List<Word> of(String text, String language) {
        var speech = Speech.of(language);
        var read = speech.read(text);
        var said = speech.said(text);
        var same = known.computeIfAbsent(language, synonyms);
        var telling = new LinkedHashMap<String, Word>();
        for (int place = 0; place < read.size(); place++) {
            var word = read.get(place);
            if (!word.silent() && isWord(word.written())) {
                telling.putIfAbsent(
                        word.stem(),
                        new Word(word.stem(), speech.root(word.written()), same.of(word), said.get(place)));
            }
        }
        return List.copyOf(telling.values());
    }

    /** One character says nothing, nor does a number; and what has a dot inside is the address of something or somebody. */
    private static boolean isWord(String written) {
        return written.length() > 1 && written.chars().anyMatch(Character::isLetter) && written.indexOf('.') < 0;
    }
}
