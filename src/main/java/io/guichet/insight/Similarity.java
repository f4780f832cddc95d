package io.guichet.insight;

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
 * How much questions of one language have in common: the share of the weight of their telling words that both say, in
 * whatever form and by whatever word that means the same. Rare words weigh more, words of one question alone less.
 */
final class Similarity {

    /** So much on average makes questions be about the same. */
    static final double THRESHOLD = 0.17;

    /** So many telling words say what a question is about; what comes after them tells the story. */
    static final int MAX_KEYWORDS = 20;

    /** How much a word weighs that nobody else has used: it tells one story and links nothing. */
    private static final double UNIQUE_KEYWORD_FACTOR = 0.5;

    private final List<List<Keyword>> keywords;
    private final Map<String, List<Integer>> questionsByStem = new HashMap<>();
    private final Map<String, BitSet> questionsByRelatedStem = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    /** The heaviest first. */
    private final Map<String, List<String>> relatedStems = new HashMap<>();

    /** @param telling the telling words of each question, in the order of its text */
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

    /** By question, how much it is like each other one: from 0, nothing in common, to 1. As much as the other is like it. */
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

    /** What was read of a question. */
    List<Keyword> keywords(int question) {
        return keywords.get(question);
    }

    /** The words that mean the same as this one or come from the same one, itself among them, by their stems. */
    List<String> relatedStems(String stem) {
        return relatedStems.get(stem);
    }

    /** The questions that say this word or one that means the same. */
    BitSet questionsWith(String stem) {
        return questionsByRelatedStem.get(stem);
    }

    double weight(String stem) {
        return weights.get(stem);
    }

    /** The weight of what this question says and the others say too: of two words that mean the same, the lighter one's. */
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

    /** As BM25 weighs how rare a word is. */
    private double weight(int frequency) {
        var idf = Math.log1p((keywords.size() - frequency + 0.5) / (frequency + 0.5));
        return frequency == 1 ? UNIQUE_KEYWORD_FACTOR * idf : idf;
    }
}
