package io.guichet.search;

import io.guichet.knowledge.search.LanguageAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a query, analysed in each language. A ticket matches if it contains every word, wherever and in whatever
 * order; stop words count only where there is nothing else. There are no operators.
 */
final class TicketQuery {

    /** Maximum number of words; further ones are ignored. */
    private static final int MAX_WORDS = 16;

    /** Minimum length of a word that also matches the beginning of a name. */
    static final int MIN_PREFIX_LENGTH = TicketText.MIN_BEGINNING;

    private static final float WORDS_BOOST = 2;
    private static final float PREFIX_BOOST = 0.3f;

    /** The strongest field of a word counts alone; otherwise Lucene could not skip tickets that are too weak. */
    private static final float TIE_BREAKER = 0;

    private final Map<String, List<QueryWord>> wordsByLanguage = new TreeMap<>();

    /**
     * A word of the query.
     *
     * @param stem its stem
     * @param stopWord whether it is a stop word
     * @param parts its parts as a name is analysed: most words are one part
     */
    record QueryWord(String stem, boolean stopWord, List<String> parts) {}

    /** @param languages languages whose texts are searched */
    TicketQuery(String text, List<String> languages) {
        languages.forEach(language -> wordsByLanguage.put(language, words(text, language)));
    }

    private static List<QueryWord> words(String text, String language) {
        var words = LanguageAnalyzer.of(language).tokens(TicketText.normalised(text)).stream()
                .map(token -> new QueryWord(token.stem(), token.stopWord(), TicketText.words(token.exact())))
                .distinct()
                .toList();
        var telling = words.stream().filter(word -> !word.stopWord()).toList();
        return (telling.isEmpty() ? words : telling).stream().limit(MAX_WORDS).toList();
    }

    /** The words that a text of that language is searched for. */
    List<QueryWord> words(String language) {
        return wordsByLanguage.getOrDefault(language, List.of());
    }

    boolean isEmpty() {
        return wordsByLanguage.values().stream().allMatch(List::isEmpty);
    }

    /** @param internalNotes whether internal notes are searched too */
    Query query(boolean internalNotes) {
        var alternatives = new ArrayList<Query>();
        wordsByLanguage.forEach((language, words) -> {
            if (!words.isEmpty()) {
                var all = new BooleanQuery.Builder();
                words.forEach(word -> all.add(query(word, language, internalNotes), Occur.MUST));
                alternatives.add(all.build());
            }
        });
        return new DisjunctionMaxQuery(alternatives, 0);
    }

    private static Query query(QueryWord word, String language, boolean internalNotes) {
        var fields = new ArrayList<Query>();
        if (!word.stopWord()) {
            fields.add(new TermQuery(new Term(TicketFields.text(language), word.stem())));
            if (internalNotes) {
                fields.add(new TermQuery(new Term(TicketFields.internal(language), word.stem())));
            }
        }
        if (word.parts().size() == 1) {
            var part = word.parts().get(0);
            fields.add(new BoostQuery(new TermQuery(new Term(TicketFields.WORDS, part)), WORDS_BOOST));
            if (part.length() >= MIN_PREFIX_LENGTH) {
                fields.add(beginning(part));
                fields.add(constant(new PrefixQuery(new Term(TicketFields.NUMBER_WORDS, part))));
            }
        } else if (!word.parts().isEmpty()) {
            var phrase = new PhraseQuery(TicketFields.WORDS, word.parts().toArray(String[]::new));
            fields.add(new BoostQuery(phrase, WORDS_BOOST));
        }
        return new DisjunctionMaxQuery(fields, TIE_BREAKER);
    }

    /** Names with a word that begins so. A long beginning is that of few words. */
    private static Query beginning(String part) {
        return constant(
                part.length() <= TicketText.MAX_BEGINNING
                        ? new TermQuery(new Term(TicketFields.BEGINNINGS, part))
                        : new PrefixQuery(new Term(TicketFields.WORDS, part)));
    }

    private static Query constant(Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), PREFIX_BOOST);
    }
}
