package io.guichet.knowledge.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Extracts the keywords of a text with their one-word synonyms; skips stop words, numbers and addresses. */
public final class KeywordExtractor {

    private final Map<String, Synonyms> cache = new ConcurrentHashMap<>();
    private final Function<String, Synonyms> synonyms;

    /** @param synonyms synonyms by language */
    KeywordExtractor(Function<String, Synonyms> synonyms) {
        this.synonyms = synonyms;
    }

    /** Extractor without brand-specific synonyms. */
    public static KeywordExtractor common() {
        return new KeywordExtractor(Synonyms::common);
    }

    /**
     * A keyword of a text.
     *
     * @param stem stem without accents, in lower case
     * @param root root shared with derived words
     * @param synonyms stems of its synonyms
     * @param original spelling in the text
     */
    public record Keyword(String stem, String root, Set<String> synonyms, String original) {}

    /** The keywords in text order, each in its first spelling. */
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

    /** Excludes single characters, numbers, and words with a dot inside, which are addresses. */
    private static boolean isKeyword(String exact) {
        return exact.length() > 1 && exact.chars().anyMatch(Character::isLetter) && exact.indexOf('.') < 0;
    }
}
