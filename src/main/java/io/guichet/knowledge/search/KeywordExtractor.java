package io.guichet.knowledge.search;

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
public final class KeywordExtractor {

    private final Map<String, Synonyms> cache = new ConcurrentHashMap<>();
    private final Function<String, Synonyms> synonyms;

    /** @param synonyms by language */
    KeywordExtractor(Function<String, Synonyms> synonyms) {
        this.synonyms = synonyms;
    }

    /** Where no brand has words of its own. */
    public static KeywordExtractor common() {
        return new KeywordExtractor(Synonyms::common);
    }

    /**
     * A word that says what a text is about.
     *
     * @param stem without its ending, accents and capitals
     * @param root what it shares with the words that come from the same one
     * @param others stems of words that mean the same
     * @param said as it was written
     */
    public record Keyword(String stem, String root, Set<String> synonyms, String original) {}

    /** The telling words in the order of the text, each as it was written first. */
    public List<Keyword> extract(String text, String language) {
        var analyzer = LanguageAnalyzer.of(language);
        var tokens = analyzer.tokens(text);
        var originals = analyzer.originals(text);
        var languageSynonyms = cache.computeIfAbsent(language, synonyms);
        var keywords = new LinkedHashMap<String, Keyword>();
        for (int position = 0; position < tokens.size(); position++) {
            var token = tokens.get(position);
            if (!token.stopWord() && isKeyword(token.exact())) {
                keywords.putIfAbsent(
                        token.stem(),
                        new Keyword(
                                token.stem(),
                                analyzer.root(token.exact()),
                                languageSynonyms.ofSingleWord(token),
                                originals.get(position)));
            }
        }
        return List.copyOf(keywords.values());
    }

    /** One character says nothing, nor does a number; and what has a dot inside is the address of something or somebody. */
    private static boolean isKeyword(String exact) {
        return exact.length() > 1 && exact.chars().anyMatch(Character::isLetter) && exact.indexOf('.') < 0;
    }
}
