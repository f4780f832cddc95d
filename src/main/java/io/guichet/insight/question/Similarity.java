package io.guichet.insight.question;

import io.guichet.knowledge.search.KeywordExtractor.Keyword;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Similarity of questions of one language: the weight share of the keywords that both contain, in any form or as a
 * synonym. Rare keywords weigh more; keywords of a single question weigh less.
 */
final class Similarity {

    /** Minimum average similarity of questions in a cluster. */
    static final double THRESHOLD = 0.17;

    /** Maximum number of keywords per question; the first ones state its subject. */
    static final int MAX_KEYWORDS = 20;

    /** Weight factor of a keyword that occurs in one question only and therefore links none. */
    private static final double UNIQUE_KEYWORD_FACTOR = 0.5;

    private final List<List<Keyword>> keywords;
    private final Map<String, List<Integer>> questionsByStem = new HashMap<>();
    private final Map<String, BitSet> questionsByRelatedStem = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    /** Related stems by stem, the heaviest first. */
    private final Map<String, List<String>> relatedStems = new HashMap<>();

    /** @param keywordLists keywords of each question in text order */
    Similarity(List<List<Keyword>> keywordLists) {
        keywords = keywordLists.stream()
                .map(all -> all.subList(0, Math.min(MAX_KEYWORDS, all.size())))
                .toList();
        for (int question = 0; question < keywords.size(); question++) {
            for (var keyword : keywords.get(question)) {
                questionsByStem
                        .computeIfAbsent(keyword.stem(), none -> new ArrayList<>())
                        .add(question);
            }
        }
        var relatedByStem = findRelatedStems();
        relatedByStem.forEach((stem, related) -> {
            questionsByRelatedStem.put(stem, questionsWith(related));
            weights.put(stem, weight(questionsByRelatedStem.get(stem).cardinality()));
        });
        relatedByStem.forEach((stem, related) -> relatedStems.put(
                stem,
                related.stream()
                        .sorted(Comparator.comparing(weights::get).reversed())
                        .toList()));
    }

    /** Symmetric matrix of similarities, from 0 (nothing in common) to 1. */
    float[][] matrix() {
        var shared = new float[keywords.size()][];
        var totalWeights = new double[keywords.size()];
        for (int question = 0; question < shared.length; question++) {
            shared[question] = sharedWeights(question);
            totalWeights[question] = keywords.get(question).stream()
                    .mapToDouble(keyword -> weight(keyword.stem()))
                    .sum();
        }
        for (int one = 0; one < shared.length; one++) {
            shared[one][one] = 1;
            for (int other = 0; other < one; other++) {
                double common = Math.min(shared[one][other], shared[other][one]);
                var similarity =
                        common == 0 ? 0 : Math.min(1, common / (totalWeights[one] + totalWeights[other] - common));
                shared[one][other] = (float) similarity;
                shared[other][one] = (float) similarity;
            }
        }
        return shared;
    }

    /** The keywords of a question. */
    List<Keyword> keywords(int question) {
        return keywords.get(question);
    }

    /** Stems of the synonyms and derived words of this one, itself included. */
    List<String> relatedStems(String stem) {
        return relatedStems.get(stem);
    }

    /** The questions that contain this word or a synonym. */
    BitSet questionsWith(String stem) {
        return questionsByRelatedStem.get(stem);
    }

    double weight(String stem) {
        return weights.get(stem);
    }

    /** By other question, the weight of the keywords it shares with this one; of two synonyms, the smaller weight. */
    private float[] sharedWeights(int question) {
        var shared = new float[keywords.size()];
        var lastShared = new String[keywords.size()];
        for (var keyword : keywords.get(question)) {
            for (var related : relatedStems(keyword.stem())) {
                var weight = Math.min(weight(keyword.stem()), weight(related));
                for (int other : questionsByStem.get(related)) {
                    if (!keyword.stem().equals(lastShared[other])) {
                        lastShared[other] = keyword.stem();
                        shared[other] += (float) weight;
                    }
                }
            }
        }
        return shared;
    }

    private Map<String, Set<String>> findRelatedStems() {
        var relatedByStem = new HashMap<String, Set<String>>();
        var byRoot = new HashMap<String, Set<String>>();
        keywords.forEach(
                all -> all.forEach(keyword -> byRoot.computeIfAbsent(keyword.root(), none -> new LinkedHashSet<>())
                        .add(keyword.stem())));
        keywords.forEach(all -> all.forEach(keyword -> {
            relatedByStem
                    .computeIfAbsent(keyword.stem(), none -> new LinkedHashSet<>())
                    .addAll(byRoot.get(keyword.root()));
            keyword.synonyms().stream().filter(questionsByStem::containsKey).forEach(other -> {
                relatedByStem.get(keyword.stem()).add(other);
                relatedByStem
                        .computeIfAbsent(other, none -> new LinkedHashSet<>())
                        .add(keyword.stem());
            });
        }));
        return relatedByStem;
    }

    private BitSet questionsWith(Set<String> related) {
        var all = new BitSet(keywords.size());
        related.forEach(stem -> questionsByStem.get(stem).forEach(all::set));
        return all;
    }

    /** Inverse document frequency as in BM25. */
    private double weight(int frequency) {
        var idf = Math.log1p((keywords.size() - frequency + 0.5) / (frequency + 0.5));
        return frequency == 1 ? UNIQUE_KEYWORD_FACTOR * idf : idf;
    }
}
