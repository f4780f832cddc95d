package io.guichet.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;

/**
 * A question as it is looked for: its words, what else may stand for each of them, and which stand beside each other. No
 * character of a question has a meaning of its own.
 */
final class Sought {

    /** What the parts of a question weigh against a word found in the body, which weighs 1. */
    private static final float IN_TITLE = 1;

    private static final float BY_ROOT = 0.8f;
    private static final float AS_WRITTEN = 0.5f;
    private static final float SYNONYM = 0.8f;
    private static final float BESIDE_EACH_OTHER = 0.25f;

    /** Of a long story, the words that say most: the rarest of those that stand in articles. */
    private static final int MOST_WORDS = 24;

    /** Shorter words are too much alike for a guess. */
    private static final int SHORTEST_GUESSED = 4;

    private static final int GUESSES = 3;

    /** Three letters in ten may differ, and no more than two: of a shorter word than this, no more than one. */
    private static final float NEARNESS = 0.7f;

    private static final int TWO_LETTERS_FROM = 7;

    /** Whoever writes more words that stand nowhere has not mistyped them. */
    private static final int MOST_GUESSED = 4;

    /** A story tells more than it asks: it asks no more than so many of the rarest words would. */
    private static final int ASKED_AT_MOST = 6;

    private final Fields fields;
    private final List<Word> words;
    private final double weight;

    /**
     * @param stem without its ending
     * @param root what it shares with the words that it comes from
     * @param others stems that may stand for it, with what they weigh, at most 1
     * @param phrases stems in a row that may stand for it
     * @param weight how much it says: the rarer, the more
     */
    record Word(
            String written,
            String stem,
            String root,
            Map<String, Float> others,
            List<List<String>> phrases,
            double weight) {

        Set<String> stems() {
            var stems = new java.util.HashSet<>(others.keySet());
            stems.add(stem);
            phrases.forEach(stems::addAll);
            return stems;
        }
    }

    private Sought(Fields fields, List<Word> words, double weight) {
        this.fields = fields;
        this.words = words;
        this.weight = weight;
    }

    static Sought of(String text, Speech speech, Synonyms synonyms, Fields fields, IndexReader articles)
            throws IOException {
        var read = speech.read(text);
        var found = new HashMap<Integer, Synonyms.Found>();
        synonyms.in(read).forEach(synonym -> found.put(synonym.from(), synonym));
        var words = new LinkedHashMap<String, Word>();
        int guessed = 0;
        double asked = 0;
        for (int place = 0; place < read.size(); place++) {
            var stem = read.get(place).stem();
            var synonym = found.get(place);
            if (read.get(place).silent() && synonym == null || words.containsKey(stem)) {
                continue;
            }
            var others = new LinkedHashMap<String, Float>();
            var phrases = new ArrayList<List<String>>();
            int known = articles.docFreq(new Term(fields.all(), stem));
            if (known == 0 && synonym == null && guessed++ < MOST_GUESSED) {
                guesses(read.get(place).written(), speech, fields, articles)
                        .forEach((guess, weight) -> others.merge(guess, weight, Math::max));
            }
            if (synonym != null) {
                for (var other : synonym.others()) {
                    if (other.size() == 1) {
                        others.merge(other.get(0), SYNONYM, Math::max);
                    } else {
                        phrases.add(other);
                    }
                }
            }
            var written = read.get(place).written();
            var root = speech.root(written);
            var rarity = rarity(known, others, fields, articles);
            words.put(stem, new Word(written, stem, root, others, phrases, rarity));
            asked += rarity;
        }
        var rarest = rarity(0, Map.of(), fields, articles);
        var standing = new ArrayList<Word>();
        for (var word : words.values()) {
            var stands = word.weight() < rarest || articles.docFreq(new Term(fields.roots(), word.root())) > 0;
            if (stands || !word.phrases().isEmpty()) {
                standing.add(word);
            }
        }
        return new Sought(fields, mostTelling(standing), Math.min(asked, ASKED_AT_MOST * rarest));
    }

    /** Whether no article speaks of any of it. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The words that stand in articles, in the order of the question. */
    List<Word> telling() {
        return words;
    }

    /** What is asked weighs so much, with the words that stand in no article. */
    double weight() {
        return weight;
    }

    /** The articles that have any of the words. */
    BooleanQuery.Builder words() {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(new BoostQuery(in(fields.title(), word), IN_TITLE), Occur.SHOULD);
            query.add(in(fields.all(), word), Occur.SHOULD);
            query.add(term(fields.roots(), word.root(), BY_ROOT), Occur.SHOULD);
            query.add(term(fields.words(), word.written(), AS_WRITTEN), Occur.SHOULD);
        }
        return query;
    }

    /** The articles in which words of the question stand beside each other as there. */
    Query neighbours() {
        var query = new BooleanQuery.Builder();
        for (int place = 0; place + 1 < words.size(); place++) {
            var pair =
                    new String[] {words.get(place).stem(), words.get(place + 1).stem()};
            query.add(new BoostQuery(new PhraseQuery(2, fields.title(), pair), BESIDE_EACH_OTHER), Occur.SHOULD);
            query.add(new BoostQuery(new PhraseQuery(2, fields.all(), pair), BESIDE_EACH_OTHER), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query term(String field, String word, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, word)), weight);
    }

    /** The articles that speak of this word in any way. */
    Query anyOf(Word word) {
        return in(fields.all(), word);
    }

    private static Query in(String field, Word word) {
        var stems = new SynonymQuery.Builder(field).addTerm(new Term(field, word.stem()));
        word.others().forEach((other, weight) -> stems.addTerm(new Term(field, other), weight));
        if (word.phrases().isEmpty()) {
            return stems.build();
        }
        var ways = new ArrayList<Query>();
        ways.add(stems.build());
        word.phrases()
                .forEach(phrase ->
                        ways.add(new BoostQuery(new PhraseQuery(1, field, phrase.toArray(String[]::new)), SYNONYM)));
        return new DisjunctionMaxQuery(ways, 0);
    }

    /** Words that stand in articles and are as good as spelled like one that stands in none. */
    private static Map<String, Float> guesses(String word, Speech speech, Fields fields, IndexReader articles)
            throws IOException {
        if (word.length() < SHORTEST_GUESSED) {
            return Map.of();
        }
        var spelling = new DirectSpellChecker();
        spelling.setAccuracy(NEARNESS);
        spelling.setMaxEdits(word.length() < TWO_LETTERS_FROM ? 1 : 2);
        var guesses = new LinkedHashMap<String, Float>();
        for (var guess : spelling.suggestSimilar(
                new Term(fields.words(), word), GUESSES, articles, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX)) {
            guesses.merge(speech.stem(guess.string), Math.min(1, guess.score), Math::max);
        }
        return guesses;
    }

    private static double rarity(int known, Map<String, Float> others, Fields fields, IndexReader articles)
            throws IOException {
        int count = articles.getDocCount(fields.all());
        int most = known;
        for (var other : others.keySet()) {
            most = Math.max(most, articles.docFreq(new Term(fields.all(), other)));
        }
        return Math.log(1 + (count - most + 0.5) / (most + 0.5));
    }

    private static List<Word> mostTelling(List<Word> words) {
        if (words.size() <= MOST_WORDS) {
            return words;
        }
        var telling = words.stream()
                .sorted(Comparator.comparingDouble(Word::weight).reversed())
                .limit(MOST_WORDS)
                .collect(Collectors.toSet());
        return words.stream().filter(telling::contains).toList();
    }
}
