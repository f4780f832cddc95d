package io.guichet.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/**
 * Text analysis of one language: stop words (articles, question words, politeness), stems and roots. Ignores accents
 * and case.
 */
public final class LanguageAnalyzer {

    /** “e-mail” and “e mail” are one word. */
    private static final SynonymMap EMAIL_SPELLINGS = emailSpellings("mail", "mails", "mailed", "mailing", "mailer");

    private static final int MAX_WORD_LENGTH = 40;

    private static final Map<String, LanguageAnalyzer> BY_LANGUAGE = Map.of(
            "fr", new LanguageAnalyzer("fr", LanguageAnalyzer::elision, FrenchLightStemFilter::new, "French"),
            "en", new LanguageAnalyzer("en", EnglishPossessiveFilter::new, PorterStemFilter::new, "English"));

    private final CharArraySet stopWords;
    private final Analyzer original;
    private final Analyzer allWords;
    private final Analyzer exact;
    private final Analyzer stems;
    private final Analyzer stem;
    private final Analyzer roots;
    private final Analyzer root;

    /**
     * A word of a text.
     *
     * @param exact lower case without accents
     * @param stem its stem
     * @param stopWord whether it is a stop word
     */
    public record TextToken(String exact, String stem, boolean stopWord) {}

    private LanguageAnalyzer(
            String language,
            UnaryOperator<TokenStream> elisionFilter,
            UnaryOperator<TokenStream> stemFilter,
            String snowball) {
        stopWords = loadStopWords(language);
        original = analyzer(stream -> limitLength(joinEmailSpellings(elisionFilter.apply(stream))));
        allWords = analyzer(stream -> foldCaseAndAccents(joinEmailSpellings(elisionFilter.apply(stream))));
        exact = analyzer(stream ->
                new StopFilter(foldCaseAndAccents(joinEmailSpellings(elisionFilter.apply(stream))), stopWords));
        stems = analyzer(stream -> stemFilter.apply(
                new StopFilter(foldCaseAndAccents(joinEmailSpellings(elisionFilter.apply(stream))), stopWords)));
        stem = analyzer(stream -> stemFilter.apply(foldCaseAndAccents(stream)));
        roots = analyzer(stream -> new SnowballFilter(
                new StopFilter(foldCaseAndAccents(joinEmailSpellings(elisionFilter.apply(stream))), stopWords),
                snowball));
        root = analyzer(stream -> new SnowballFilter(foldCaseAndAccents(stream), snowball));
    }

    /** The analyzer of that language; an unsupported language is analysed as English. */
    public static LanguageAnalyzer of(String language) {
        return BY_LANGUAGE.getOrDefault(language, BY_LANGUAGE.get("en"));
    }

    /** Analyzer for fields of stems. */
    public Analyzer stems() {
        return stems;
    }

    /** Analyzer for fields of exact words, in lower case without accents. */
    Analyzer exact() {
        return exact;
    }

    /** Analyzer for fields of roots. */
    Analyzer roots() {
        return roots;
    }

    /** All words of a text in order, stop words included. */
    public List<TextToken> tokens(String text) {
        return terms(allWords, text).stream()
                .map(word -> new TextToken(word, stem(word), stopWords.contains(word)))
                .toList();
    }

    /** The same words in their original spelling, same number and order (“e-mail” is one word). */
    List<String> originals(String text) {
        return terms(original, text);
    }

    String stem(String word) {
        return terms(stem, word).stream().findFirst().orElse(word);
    }

    /** The part shared with derived words; at most as long as the stem. */
    String root(String word) {
        return terms(root, word).stream().findFirst().orElse(word);
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static TokenStream elision(TokenStream stream) {
        return new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES);
    }

    private static TokenStream joinEmailSpellings(TokenStream stream) {
        return new SynonymGraphFilter(stream, EMAIL_SPELLINGS, true);
    }

    private static SynonymMap emailSpellings(String... words) {
        try {
            var map = new SynonymMap.Builder();
            for (var word : words) {
                var separate = SynonymMap.Builder.join(new String[] {"e", word}, new CharsRefBuilder());
                map.add(separate, new CharsRef("e" + word), false);
            }
            return map.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenStream foldCaseAndAccents(TokenStream stream) {
        return new ASCIIFoldingFilter(limitLength(new LowerCaseFilter(stream)));
    }

    private static TokenStream limitLength(TokenStream stream) {
        return new LengthFilter(stream, 1, MAX_WORD_LENGTH);
    }

    private static Analyzer analyzer(UnaryOperator<TokenStream> filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                return new TokenStreamComponents(words, filters.apply(words));
            }
        };
    }

    private static CharArraySet loadStopWords(String language) {
        var words = new CharArraySet(300, true);
        WordLists.read("stop-words." + language + ".txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }
}
