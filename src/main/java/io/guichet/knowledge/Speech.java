package io.guichet.knowledge;

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
 * How one language is read: which words say nothing about what somebody asks (articles, question words, politeness), and
 * which forms are the same word. Accents and capitals never matter.
 */
final class Speech {

    /** “e-mail” and “e mail” are one word. */
    private static final SynonymMap ELECTRONIC = electronic("mail", "mails", "mailed", "mailing", "mailer");

    private static final int LONGEST_WORD = 40;

    private static final Map<String, Speech> SPOKEN = Map.of(
            "fr", new Speech("fr", Speech::french, FrenchLightStemFilter::new, "French"),
            "en", new Speech("en", EnglishPossessiveFilter::new, PorterStemFilter::new, "English"));

    private final CharArraySet silent;
    private final Analyzer said;
    private final Analyzer everything;
    private final Analyzer words;
    private final Analyzer stems;
    private final Analyzer stem;
    private final Analyzer roots;
    private final Analyzer root;

    /**
     * A word of a text.
     *
     * @param written without accents and capitals
     * @param stem without its ending
     * @param silent whether it says nothing about what somebody asks
     */
    record Word(String written, String stem, boolean silent) {}

    private Speech(
            String language,
            UnaryOperator<TokenStream> shortened,
            UnaryOperator<TokenStream> stemmed,
            String snowball) {
        silent = silent(language);
        said = reading(stream -> ofLength(joined(shortened.apply(stream))));
        everything = reading(stream -> folded(joined(shortened.apply(stream))));
        words = reading(stream -> new StopFilter(folded(joined(shortened.apply(stream))), silent));
        stems = reading(stream -> stemmed.apply(new StopFilter(folded(joined(shortened.apply(stream))), silent)));
        stem = reading(stream -> stemmed.apply(folded(stream)));
        roots = reading(stream ->
                new SnowballFilter(new StopFilter(folded(joined(shortened.apply(stream))), silent), snowball));
        root = reading(stream -> new SnowballFilter(folded(stream), snowball));
    }

    /** How this language is read; one that nobody taught us is read as English. */
    static Speech of(String language) {
        return SPOKEN.getOrDefault(language, SPOKEN.get("en"));
    }

    /** For fields in which every form of a word is the same. */
    Analyzer stems() {
        return stems;
    }

    /** For fields in which words stand as they were written, but for accents and capitals. */
    Analyzer words() {
        return words;
    }

    /** For fields in which words that come from one another are the same. */
    Analyzer roots() {
        return roots;
    }

    /** All words of a text in its order, also those that say nothing. */
    List<Word> read(String text) {
        return tokens(everything, text).stream()
                .map(word -> new Word(word, stem(word), silent.contains(word)))
                .toList();
    }

    /** The same words, as many and in the same order, with their accents and capitals (“e-mail” is joined as if small). */
    List<String> said(String text) {
        return tokens(said, text);
    }

    /** What is left of a word when its ending is gone. */
    String stem(String word) {
        return tokens(stem, word).stream().findFirst().orElse(word);
    }

    /** What a word shares with those that come from the same one; shorter than its stem, if at all. */
    String root(String word) {
        return tokens(root, word).stream().findFirst().orElse(word);
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        var found = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                found.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static TokenStream french(TokenStream stream) {
        return new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES);
    }

    private static TokenStream joined(TokenStream stream) {
        return new SynonymGraphFilter(stream, ELECTRONIC, true);
    }

    private static SynonymMap electronic(String... words) {
        try {
            var map = new SynonymMap.Builder();
            for (var word : words) {
                var apart = SynonymMap.Builder.join(new String[] {"e", word}, new CharsRefBuilder());
                map.add(apart, new CharsRef("e" + word), false);
            }
            return map.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenStream folded(TokenStream stream) {
        return new ASCIIFoldingFilter(ofLength(new LowerCaseFilter(stream)));
    }

    private static TokenStream ofLength(TokenStream stream) {
        return new LengthFilter(stream, 1, LONGEST_WORD);
    }

    private static Analyzer reading(UnaryOperator<TokenStream> filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                return new TokenStreamComponents(words, filters.apply(words));
            }
        };
    }

    private static CharArraySet silent(String language) {
        var words = new CharArraySet(300, true);
        Texts.lines("silent." + language + ".txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }
}
