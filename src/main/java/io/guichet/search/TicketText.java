package io.guichet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/** Analysis of names, addresses, file names and numbers: all words, without case, accents and punctuation. */
final class TicketText {

    /** Lengths of the beginnings of a name's words that are indexed. */
    static final int MIN_BEGINNING = 3;

    static final int MAX_BEGINNING = 8;

    private static final int MAX_WORD_LENGTH = 40;

    /** Words of two names are never adjacent. */
    private static final int POSITION_GAP = 100;

    /** Analyzer of the words of a name. */
    static final Analyzer WORDS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var characters = words();
            return new TokenStreamComponents(characters, folded(characters));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return POSITION_GAP;
        }
    };

    /** Analyzer of the beginnings of those words; a short word is one itself. */
    static final Analyzer BEGINNINGS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var characters = words();
            return new TokenStreamComponents(
                    characters, new EdgeNGramTokenFilter(folded(characters), MIN_BEGINNING, MAX_BEGINNING, false));
        }
    };

    private TicketText() {}

    private static Tokenizer words() {
        return CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
    }

    private static TokenStream folded(TokenStream words) {
        return new ASCIIFoldingFilter(new LengthFilter(new LowerCaseFilter(words), 1, MAX_WORD_LENGTH));
    }

    /** The text in composed form: some programs write an accent as a character of its own. */
    static String normalised(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The words of a name. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        try (var stream = WORDS.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
