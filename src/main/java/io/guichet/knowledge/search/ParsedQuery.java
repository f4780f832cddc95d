package io.guichet.knowledge.search;

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

/** A query prepared for search: its terms, their variants, and their proximity. Queries have no operators. */
final class ParsedQuery {

    /** Weights of the parts of a query, relative to a match in the body, which weighs 1. */
    private static final float TITLE_BOOST = 1;

    private static final float ROOT_BOOST = 0.8f;
    private static final float EXACT_BOOST = 0.5f;
    private static final float SYNONYM_BOOST = 0.8f;
    private static final float PROXIMITY_BOOST = 0.25f;

    /** Maximum number of terms; of a long text, the rarest words that occur in articles are kept. */
    private static final int MAX_TERMS = 24;

    /** Minimum length of a word for spelling correction; shorter words resemble too many others. */
    private static final int MIN_CORRECTED_LENGTH = 4;

    private static final int MAX_CORRECTIONS = 3;

    /**
     * Minimum similarity: three letters in ten may differ, at most two, and at most one in a word shorter than this.
     */
    private static final float MIN_SIMILARITY = 0.7f;

    private static final int TWO_EDITS_MIN_LENGTH = 7;

    /** Maximum number of unknown words that are corrected; a text with more is not a misspelt query. */
    private static final int MAX_CORRECTED_TERMS = 4;

    /** Maximum total weight, in weights of the rarest terms: a long text contains more than its question. */
    private static final int MAX_WEIGHT_IN_RAREST_TERMS = 6;

    private final IndexFields fields;
    private final List<QueryTerm> terms;
    private final double totalWeight;

    /**
     * @param stem its stem
     * @param root root shared with derived words
     * @param variants stems that may replace it, with weights up to 1
     * @param phrases sequences of stems that may replace it
     * @param weight rarity of the term
     */
    record QueryTerm(
            String exact,
            String stem,
            String root,
            Map<String, Float> variants,
            List<List<String>> phrases,
            double weight) {

        Set<String> stems() {
            var stems = new java.util.HashSet<>(variants.keySet());
            stems.add(stem);
            phrases.forEach(stems::addAll);
            return stems;
        }
    }

    private ParsedQuery(IndexFields fields, List<QueryTerm> terms, double totalWeight) {
        this.fields = fields;
        this.terms = terms;
        this.totalWeight = totalWeight;
    }

    static ParsedQuery parse(
            String text, LanguageAnalyzer analyzer, Synonyms synonyms, IndexFields fields, IndexReader reader)
            throws IOException {
        var tokens = analyzer.tokens(text);
        var matches = new HashMap<Integer, Synonyms.SynonymMatch>();
        synonyms.matches(tokens).forEach(match -> matches.put(match.from(), match));
        var terms = new LinkedHashMap<String, QueryTerm>();
        int corrected = 0;
        double totalWeight = 0;
        for (int position = 0; position < tokens.size(); position++) {
            var stem = tokens.get(position).stem();
            var match = matches.get(position);
            if (tokens.get(position).stopWord() && match == null || terms.containsKey(stem)) {
                continue;
            }
            var variants = new LinkedHashMap<String, Float>();
            var phrases = new ArrayList<List<String>>();
            int docFreq = reader.docFreq(new Term(fields.text(), stem));
            if (docFreq == 0 && match == null && corrected++ < MAX_CORRECTED_TERMS) {
                corrections(tokens.get(position).exact(), analyzer, fields, reader)
                        .forEach((correction, weight) -> variants.merge(correction, weight, Math::max));
            }
            if (match != null) {
                for (var variant : match.alternatives()) {
                    if (variant.size() == 1) {
                        variants.merge(variant.get(0), SYNONYM_BOOST, Math::max);
                    } else {
                        phrases.add(variant);
                    }
                }
            }
            var exact = tokens.get(position).exact();
            var root = analyzer.root(exact);
            var idf = idf(docFreq, variants, fields, reader);
            terms.put(stem, new QueryTerm(exact, stem, root, variants, phrases, idf));
            totalWeight += idf;
        }
        var maxIdf = idf(0, Map.of(), fields, reader);
        var indexedTerms = new ArrayList<QueryTerm>();
        for (var term : terms.values()) {
            var indexed = term.weight() < maxIdf || reader.docFreq(new Term(fields.roots(), term.root())) > 0;
            if (indexed || !term.phrases().isEmpty()) {
                indexedTerms.add(term);
            }
        }
        return new ParsedQuery(
                fields, rarest(indexedTerms), Math.min(totalWeight, MAX_WEIGHT_IN_RAREST_TERMS * maxIdf));
    }

    /** Whether no article contains any of the terms. */
    boolean isEmpty() {
        return terms.isEmpty();
    }

    /** The terms that occur in articles, in query order. */
    List<QueryTerm> terms() {
        return terms;
    }

    /** Total weight of the query, including words that occur in no article. */
    double totalWeight() {
        return totalWeight;
    }

    /** Matches articles with any of the terms. */
    BooleanQuery.Builder termsQuery() {
        var query = new BooleanQuery.Builder();
        for (var term : terms) {
            query.add(new BoostQuery(variantsQuery(fields.title(), term), TITLE_BOOST), Occur.SHOULD);
            query.add(variantsQuery(fields.text(), term), Occur.SHOULD);
            query.add(boostedTerm(fields.roots(), term.root(), ROOT_BOOST), Occur.SHOULD);
            query.add(boostedTerm(fields.exact(), term.exact(), EXACT_BOOST), Occur.SHOULD);
        }
        return query;
    }

    /** Matches articles with adjacent query terms. */
    Query proximityQuery() {
        var query = new BooleanQuery.Builder();
        for (int position = 0; position + 1 < terms.size(); position++) {
            var pair = new String[] {
                terms.get(position).stem(), terms.get(position + 1).stem()
            };
            query.add(new BoostQuery(new PhraseQuery(2, fields.title(), pair), PROXIMITY_BOOST), Occur.SHOULD);
            query.add(new BoostQuery(new PhraseQuery(2, fields.text(), pair), PROXIMITY_BOOST), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query boostedTerm(String field, String term, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, term)), weight);
    }

    /** Matches articles with this term or any of its variants. */
    Query variantsQuery(QueryTerm term) {
        return variantsQuery(fields.text(), term);
    }

    private static Query variantsQuery(String field, QueryTerm term) {
        var stems = new SynonymQuery.Builder(field).addTerm(new Term(field, term.stem()));
        term.variants().forEach((variant, weight) -> stems.addTerm(new Term(field, variant), weight));
        if (term.phrases().isEmpty()) {
            return stems.build();
        }
        var clauses = new ArrayList<Query>();
        clauses.add(stems.build());
        term.phrases()
                .forEach(phrase -> clauses.add(
                        new BoostQuery(new PhraseQuery(1, field, phrase.toArray(String[]::new)), SYNONYM_BOOST)));
        return new DisjunctionMaxQuery(clauses, 0);
    }

    /** Indexed words that are spelled similarly to an unknown word. */
    private static Map<String, Float> corrections(
            String term, LanguageAnalyzer analyzer, IndexFields fields, IndexReader reader) throws IOException {
        if (term.length() < MIN_CORRECTED_LENGTH) {
            return Map.of();
        }
        var spellChecker = new DirectSpellChecker();
        spellChecker.setAccuracy(MIN_SIMILARITY);
        spellChecker.setMaxEdits(term.length() < TWO_EDITS_MIN_LENGTH ? 1 : 2);
        var corrections = new LinkedHashMap<String, Float>();
        for (var correction : spellChecker.suggestSimilar(
                new Term(fields.exact(), term), MAX_CORRECTIONS, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX)) {
            corrections.merge(analyzer.stem(correction.string), Math.min(1, correction.score), Math::max);
        }
        return corrections;
    }

    private static double idf(int docFreq, Map<String, Float> variants, IndexFields fields, IndexReader reader)
            throws IOException {
        int docCount = reader.getDocCount(fields.text());
        int maxDocFreq = docFreq;
        for (var variant : variants.keySet()) {
            maxDocFreq = Math.max(maxDocFreq, reader.docFreq(new Term(fields.text(), variant)));
        }
        return Math.log(1 + (docCount - maxDocFreq + 0.5) / (maxDocFreq + 0.5));
    }

    private static List<QueryTerm> rarest(List<QueryTerm> terms) {
        if (terms.size() <= MAX_TERMS) {
            return terms;
        }
        var rarest = terms.stream()
                .sorted(Comparator.comparingDouble(QueryTerm::weight).reversed())
                .limit(MAX_TERMS)
                .collect(Collectors.toSet());
        return terms.stream().filter(rarest::contains).toList();
    }
}
