package io.guichet.intake;

import io.guichet.knowledge.TellingWords.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
        found.forEach((stem, same) -> weights.put(stem, weight(same)));
        found.forEach((stem, same) -> kin.put(
                stem,
                same.stream()
                        .sorted(Comparator.comparing(weights::get).reversed())
                        .toList()));
    }

    @FunctionalInterface
    interface Pair {

        /** @param likeness above 0 and at most 1 */
        void is(int one, int other, double likeness);
    }

    /** All pairs of questions that have anything in common. */
    void forEach(Pair pair) {
        var weighed = words.stream()
                .mapToDouble(all ->
                        all.stream().mapToDouble(word -> weight(word.stem())).sum())
                .toArray();
        for (int question = 0; question < weighed.length; question++) {
            var shared = sharedWithThoseBefore(question);
            for (int other = 0; other < question; other++) {
                if (shared[other] > 0) {
                    var common = Math.min(shared[other], Math.min(weighed[question], weighed[other]));
                    pair.is(other, question, common / (weighed[question] + weighed[other] - common));
                }
            }
        }
    }

    /** What was read of a question. */
    List<Word> words(int question) {
        return words.get(question);
    }

    /** The words that mean the same as this one, itself among them, by their stems. */
    List<String> kin(String stem) {
        return kin.get(stem);
    }

    double weight(String stem) {
        return weights.get(stem);
    }

    private double[] sharedWithThoseBefore(int question) {
        var shared = new double[question];
        var sharedAlready = new String[question];
        for (var word : words.get(question)) {
            for (var same : kin(word.stem())) {
                var weight = (weight(word.stem()) + weight(same)) / 2;
                for (int other : askedWith.get(same)) {
                    if (other >= question) {
                        break;
                    }
                    if (!word.stem().equals(sharedAlready[other])) {
                        sharedAlready[other] = word.stem();
                        shared[other] += weight;
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

    /** As BM25 weighs how rare a word is. */
    private double weight(Set<String> same) {
        var users = new HashSet<Integer>();
        same.forEach(stem -> users.addAll(askedWith.get(stem)));
        var rare = Math.log1p((words.size() - users.size() + 0.5) / (users.size() + 0.5));
        return users.size() == 1 ? ALONE * rare : rare;
    }
}
