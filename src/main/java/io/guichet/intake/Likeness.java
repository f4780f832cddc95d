package io.guichet.intake;

import io.guichet.knowledge.TellingWords.Word;
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
final class Likeness {

    /** So much on average makes questions be about the same. */
    static final double ENOUGH = 0.17;

    /** So many telling words say what a question is about; what comes after them tells the story. */
    static final int READ = 20;

    /** How much a word weighs that nobody else has used: it tells one story and links nothing. */
    private static final double ALONE = 0.5;

    private final List<List<Word>> words;
    private final Map<String, List<Integer>> askedWith = new HashMap<>();
    private final Map<String, BitSet> sayers = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    /** The heaviest first. */
    private final Map<String, List<String>> kin = new HashMap<>();

    /** @param telling the telling words of each question, in the order of its text */
    Likeness(List<List<Word>> telling) {
        words = telling.stream()
                .map(all -> all.subList(0, Math.min(READ, all.size())))
                .toList();
        for (int question = 0; question < words.size(); question++) {
            for (var word : words.get(question)) {
                askedWith
                        .computeIfAbsent(word.stem(), none -> new ArrayList<>())
                        .add(question);
            }
        }
        var found = findKin();
        found.forEach((stem, same) -> {
            sayers.put(stem, sayers(same));
            weights.put(stem, weight(sayers.get(stem).cardinality()));
        });
        found.forEach((stem, same) -> kin.put(
                stem,
                same.stream()
                        .sorted(Comparator.comparing(weights::get).reversed())
                        .toList()));
    }

    /** By question, how much it is like each other one: from 0, nothing in common, to 1. As much as the other is like it. */
    float[][] ofAll() {
        var shared = new float[words.size()][];
        var weighed = new double[words.size()];
        for (int question = 0; question < shared.length; question++) {
            shared[question] = sharedWithOthers(question);
            weighed[question] = words.get(question).stream()
                    .mapToDouble(word -> weight(word.stem()))
                    .sum();
        }
        for (int one = 0; one < shared.length; one++) {
            shared[one][one] = 1;
            for (int other = 0; other < one; other++) {
                double common = Math.min(shared[one][other], shared[other][one]);
                var alike = common == 0 ? 0 : Math.min(1, common / (weighed[one] + weighed[other] - common));
                shared[one][other] = (float) alike;
                shared[other][one] = (float) alike;
            }
        }
        return shared;
    }

    /** What was read of a question. */
    List<Word> words(int question) {
        return words.get(question);
    }

    /** The words that mean the same as this one or come from the same one, itself among them, by their stems. */
    List<String> kin(String stem) {
        return kin.get(stem);
    }

    /** The questions that say this word or one that means the same. */
    BitSet sayers(String stem) {
        return sayers.get(stem);
    }

    double weight(String stem) {
        return weights.get(stem);
    }

    /** The weight of what this question says and the others say too: of two words that mean the same, the lighter one's. */
    private float[] sharedWithOthers(int question) {
        var shared = new float[words.size()];
        var sharedLast = new String[words.size()];
        for (var word : words.get(question)) {
            for (var same : kin(word.stem())) {
                var weight = Math.min(weight(word.stem()), weight(same));
                for (int other : askedWith.get(same)) {
                    if (!word.stem().equals(sharedLast[other])) {
                        sharedLast[other] = word.stem();
                        shared[other] += (float) weight;
                    }
                }
            }
        }
        return shared;
    }

    private Map<String, Set<String>> findKin() {
        var kin = new HashMap<String, Set<String>>();
        var byRoot = new HashMap<String, Set<String>>();
        words.forEach(all -> all.forEach(word -> byRoot.computeIfAbsent(word.root(), none -> new LinkedHashSet<>())
                .add(word.stem())));
        words.forEach(all -> all.forEach(word -> {
            kin.computeIfAbsent(word.stem(), none -> new LinkedHashSet<>()).addAll(byRoot.get(word.root()));
            word.others().stream().filter(askedWith::containsKey).forEach(other -> {
                kin.get(word.stem()).add(other);
                kin.computeIfAbsent(other, none -> new LinkedHashSet<>()).add(word.stem());
            });
        }));
        return kin;
    }

    private BitSet sayers(Set<String> same) {
        var all = new BitSet(words.size());
        same.forEach(stem -> askedWith.get(stem).forEach(all::set));
        return all;
    }

    /** As BM25 weighs how rare a word is. */
    private double weight(int sayers) {
        var rare = Math.log1p((words.size() - sayers + 0.5) / (sayers + 0.5));
        return sayers == 1 ? ALONE * rare : rare;
    }
}
